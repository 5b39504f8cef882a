"""Why a name that the lexicon lacks has its class: every reason, in English and in Chinese."""

from __future__ import annotations

from kg.model.reason import Why

# Endings, and what else a name says itself.
ENDS = Why("ends with {}", "词尾为“{}”")
ACTS_AND_ENDS = Why("acts, and ends with {}", "有所行动，且词尾为“{}”")
STANDS_AND_ENDS = Why("stands as a name, and ends with {}", "处于名称的位置，且词尾为“{}”")
SOURCE_AND_ENDS = Why("named as a source, and ends with {}", "列为资料来源，且词尾为“{}”")
SUBSIDIARY_AND_ENDS = Why("told whose subsidiary it is, and ends with {}", "写明是谁的子公司，且词尾为“{}”")
PLACED_AND_ENDS = Why("called by its place, and ends with {}", "以所在地相称，且词尾为“{}”")
DEPARTMENT_AND_ENDS = Why("a department of a place, and ends with {}", "某地的部门，且词尾为“{}”")
OFFICE_AND_ENDS = Why("an office of a land, and ends with {}", "某国的机关，且词尾为“{}”")
CARRIES_AND_ENDS = Why("carries the name of {}, and ends with {}", "冠有“{}”之名，且词尾为“{}”")
BELOW_NAMESAKE = Why("told to be below {}, and begins like it", "写明在“{}”旗下，且开头相同")
INTRODUCED_AND_ENDS = Why("introduced with {}, and ends with {}", "以简称“{}”引出，且词尾为“{}”")
HEAD_NOUN = Why("head noun {}", "标题末词为“{}”")

# Terms by the places where terms stand.
TERM_AND_ENDS = Why("used as a term, and ends with {}", "用作术语，且词尾为“{}”")
TERM_DEFINED = Why("used as a term, and defined", "用作术语，且有定义")
TERM_REPEATED = Why("used as a term {} times", "用作术语{}次")
TERM_ONCE = Why("used as a term once", "用作术语一次")
"""No reason yet: such a term counts only where the document repeats it."""
FIELD = Why("a field, called {}", "称作“{}”，是一个领域")
TERMS = frozenset({TERM_AND_ENDS, TERM_DEFINED, TERM_REPEATED, TERM_ONCE})
"""The reasons of what is used as a term, before which any other goes."""
PURPOSE = Why("what something is used for", "某物的用途")

# Quotation marks.
QUOTED = Why("in quotation marks, {}", "带引号，{}")
QUOTED_BESIDE = Why("in quotation marks beside another such name", "带引号，与另一同类名称并列")
QUOTED_ISSUED = Why("in quotation marks behind a verb of issuing, {}", "带引号，紧跟“发布”类动词，{}")
IN_MARKS = frozenset({QUOTED, QUOTED_BESIDE, QUOTED_ISSUED})
"""The reasons of what stands in quotation marks."""
OWNED_AHEAD = Why("owned by what stands before it", "归前文之物所有")
KIND_BEHIND = Why("coined, and what it is stands behind it", "自造名称，后文说明是何物")
KIND_AHEAD = Why("what it is stands before it", "前文说明是何物")
CALLED_PROJECT = Why("called a project", "名称中有“Project”")
MADE = Why("made", "由人所造")
LAUNCHED = Why("beside a launch verb", "紧跟“推出”类动词")
MAKER_TOLD = Why("told who made it", "写明由谁打造")
TOLD_DOING = Why("told what it does", "写明有何作用")
LIST_ITEM = Why("an item of a list", "列举的一项")
BUILT = Why("built", "由人建成")
CALLED = Why("called {}", "称作“{}”")
STARTED = Why("started", "由人启动")
OWNED = Why("owned", "有所属")
OWNED_BY_PLACE = Why("owned by a place", "属于某地")

# Latin names.
LATIN = Why("a Latin name, {}", "西文名称，{}")
LATIN_BEHIND = Why("a Latin name behind {}", "“{}”之后的西文名称")
LATIN_ACTS = Why("a Latin name that acts as a body does", "西文名称，像机构一样行动")
LATIN_AMONG = Why("a Latin name in a list of {}", "与“{}”并列的西文名称")
LATIN_AMONG_TECHNOLOGIES = Why("a Latin name in a list of technologies", "技术列举中的西文名称")
LATIN_BESIDE_TECHNOLOGIES = Why("a Latin name beside technologies", "与技术并提的西文名称")
VERSION_OF = Why("a version of {}", "“{}”的一个版本")
BEGINS_LIKE = Why("begins like {}", "开头与“{}”相同")
SIZED = Why("a model named with its size", "带有参数规模的模型名称")
BOUGHT = Why("bought", "被收购")
PARTNER = Why("a partner", "是合作方")
SOURCE = Why("a source", "是资料来源")
OWNED_BY = Why("owned by {}", "归{}所有")
FATE_TOLD = Why("told what became of it", "写明其结局")
SEATED = Why("told where its seat is", "写明总部所在")
CALLED_COMPANY = Why("called a company", "称作公司")

# Products and initiatives.
LAUNCHED_CALLED = Why("launched, and called {}", "被推出，称作“{}”")
LAUNCHED_INTRODUCED = Why("launched, and introduced with {}", "被推出，以简称“{}”引出")
STARTED_CALLED = Why("started, and called {}", "被启动，称作“{}”")
BRAND = Why("a brand with {}", "品牌名加“{}”")
PRODUCT_AND_NOUN = Why("a product's name with {}", "产品名加“{}”")
CASE_PRODUCT = Why("the product of a case that a heading names", "标题所举案例的产品")
CASE_COMPANY = Why("the company of a case that a heading names", "标题所举案例的公司")
PILOT = Why("a pilot of a field, told when", "某领域的试点，写明时间")
TRIAL = Why("a trial, told when or where", "试点，写明时间或地点")
COINED_USED = Why("coined, and an actor does something by it", "自造名称，有主体借以行事")
LED_BY = Why("told who leads it", "写明由谁牵头")
RUN_BY = Why("told who runs it", "写明由谁运营")
IS_AND_MAKER = Why("told what it is and who made it", "写明是何物、由谁打造")
LOCAL = Why("a place's own, called by what it is", "某地自有之物，以其类型相称")
GENERATION = Why("of a generation, owned by {}", "某一代产品，归{}所有")
MEETING = Why("a meeting, called by {}", "会议，以{}之名相称")
COINED_MADE = Why("coined, and made by an actor", "自造名称，由机构打造")
COINED_OWNED = Why("coined, and owned by {}", "自造名称，归{}所有")
MODEL_OWNED = Why("a model, owned by {}", "模型，归{}所有")
ITEM_OFFERED = Why("an item of a list, with the bodies that offer it", "列举的一项，附有提供机构")
APPLIED_FOR = Why("applied for by a body", "由机构申报")

# Bodies by what they do.
LISTED_MEMBERS = Why("in a list of members", "列为成员、参与方")
LAUNCHES = Why("launches something in marks", "推出带引号之物")
DOES_TOGETHER = Why("does something together with a known body", "与已知机构共同行事")
INVESTS = Why("told to invest", "写明其投资")
OWNS_BEHIND = Why("owns what stands behind 旗下", "“旗下”之物的所有者")
FOUNDED = Why("told when it was founded", "写明成立时间")
RENAMED = Why("the new name of {}", "{}的新名称")
SETS_UP = Why("told to set up a company with another", "写明与他方合设公司")
DEALS = Why("ends like a firm, and deals with another or makes a product", "词尾为企业名，与他方交易、合作或推出产品")
STAKE_TOLD = Why("told who has a part in it", "写明谁有其股份")
DISTRICT = Why("a district behind its city", "城市之后的区县")
ASSOCIATION = Why("an association of a place", "某地的协会")
AUTHORITY = Why("an authority of a land", "某国的主管机关")
AUTHORITIES = frozenset({OFFICE_AND_ENDS, AUTHORITY})
"""The reasons of bodies that tell their kind for sure, which go before any other."""
WORLD_AND_ENDS = Why("a body of many lands, and ends with {}", "多国机构，且词尾为“{}”")
TOLD_KIND = Why("told to be a {}", "写明是“{}”")
TOLD_NAMED = Why("told to be the name of a {}", "写明是“{}”的名称")
LISTED_AMONG = Why("in a list of {}", "与“{}”并列")
LATIN_AMONG_BODIES = Why("a Latin name in a list of bodies", "与机构并列的西文名称")
NAMED_SOURCE = Why("named as a source", "列为资料来源")

OWN_REPORT = Why("the company of which this is the yearly report", "本报告即其年度报告")

# Lists and columns.
LISTED_PLACES = Why("in a list of places", "与地名并列")
LISTED_BODIES = Why("in a list of bodies of one kind", "与同类机构并列")
LISTED_PRODUCTS = Why("in a list of products", "与产品并列")
LISTED_WITH_WORD = Why("in a list with the word {}", "列举中有“{}”一词")
LISTED_WITH_TERMS = Why("in a list with known terms", "与已知术语并列")
LISTED_UNDER = Why("in a list of known terms under the word {}", "“{}”之下，与已知术语并列")
COLUMN_HEADED = Why("in a column headed {}", "“{}”列中的一格")

# Documents.
ISSUED = Why("behind a verb of issuing, {}", "紧跟“发布”类动词，{}")
CALLED_BY_VERB = Why("a title right behind {}", "书名紧跟“{}”")
ISSUED_CALLED = Why("called by what it is, behind a verb of issuing", "紧跟“发布”类动词，以其类型相称")
ISSUED_COUNTED = Why("called by how much is in it, behind a verb of issuing", "紧跟“发布”类动词，以条目数相称")
PLAN_BY_YEAR = Why("a plan called by its year", "以年度相称的计划")
CITED = Why("cited by its body and date", "以机构和日期引用")
STANDARD_BEHIND_WORD = Why("a number behind the word for standard", "“标准”之后的编号")
STANDARD_NUMBER = Why("a standard's number", "标准编号")

# Judgements.
KEPT_APART = Why("kept apart from {} by a judgement", "经裁定与{}分开")
