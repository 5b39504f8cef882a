"""What extractors tell, in English and in Chinese: why something was not read, and why a thing found has its class."""

from __future__ import annotations

from kg.model.reason import Why

# Names and titles that are linked to nothing.
UNKNOWN_NAME = Why("{}: a name that no entity is known by", "没有实体以此为名：{}")
IN_FULL_AND_SHORT = Why("a firm that the text names in full and in short", "文中既用全称、又用简称的公司")
TITLE_WITHOUT_KIND = Why("a title whose last word tells no kind of document", "标题末词不是已知的文件类型")
CELL_TITLE_WITHOUT_KIND = Why("a title in a table of policies names no known kind of document", "政策表中的标题不含已知的文件类型")

# Sentences.
TOO_INVOLVED = Why("too long or involved to be searched with every pattern: facts may be missing", "句子过长或过于复杂，未能比对全部模式，可能漏读事实")

# Figures of running text: the figure, and why it was not read.
FIGURE = Why("{}: {}", "{1}：{0}")
HEADLINE = Why("{}: a headline's figure, which the text behind it tells in full", "标题中的数字，正文另有更完整的说法：{}")
NOT_READ = Why("{}: no statistic, amount or count was read from it", "未读出统计、金额或数量：{}")
ROW_WITHOUT_OWNER = Why("{}: whose figure it is, the row does not tell", "该行未写明数字属于谁：{}")
OTHER_SPEAKS = Why("{}: {} speaks here, and no more {}", "此处说的是{1}，不再是{2}：{0}")
CLAUSE_NAME = Why("{}: {!r} is a clause, no indicator", "“{1}”是分句，不成指标：{0}")
OF_NOBODY_NAMED = Why("{} is of somebody whom the sentence does not name", "数字的主语不明：{}")
OWNER_DANGLES = Why("{}: whose figure it is, {}, the text does not tell", "文中未写明“{1}”是谁：{0}")
OWNER_NAMELESS = Why("{}: whose figure it is, {}, has no name", "主语“{1}”没有具体名称：{0}")
IN_BRACKETS = Why("stands alone in brackets", "单独在括号中")
NO_QUANTITY = Why("is no quantity", "不是数量")
NO_INDICATOR = Why("no indicator", "没有指标")
DEMANDED = Why("is demanded, and no fact", "是要求，不是事实")
PARTS_UNCLEAR = Why("a list whose parts are not told apart", "列举的各项分不清")
OWNER_UNKNOWN = Why("of {!r}, which no entity is known by", "主语“{}”不是已知实体")
UNCLEAN = Why("{!r} is no clean indicator", "“{}”不成完整指标")
UNDATED_FORMER = Why("a former value without its date", "旧值没有日期")
WHOSE = Why("whose {!r} it is, the sentence does not tell", "句中未写明是谁的“{}”")
WHO_DID = Why("who did it ({!r}), the sentence does not tell", "句中未写明由谁所为（“{}”）")
OF_MODEL = Why("{!r} is of a model of {!r}, and not of it", "“{}”属于“{}”的模型，不属于它本身")
OPENS_CLAUSE = Why("{!r} begins a clause, and is no noun phrase", "“{}”引出分句，不是名词短语")
CUT_OUT = Why("{!r} is cut out of other words", "“{}”是截断的词语")
BODY_UNKNOWN = Why("{!r} begins with a body that no entity is known by", "“{}”以未知机构开头")
OF_WHAT_ELSEWHERE = Why("of what {!r} is, {!r} tells", "“{}”占何物，由“{}”说明")
OF_WHAT = Why("of what {!r} is, the sentence does not tell", "句中未写明“{}”占何物")
NAME_UNKNOWN = Why("{!r} begins with a name that no entity is known by", "“{}”以未知名称开头")
HOLDS_DATE = Why("{!r} holds a date", "“{}”中含日期")
OWNER_OPEN = frozenset({WHOSE, WHO_DID})
"""The reasons of a figure whose owner the sentence leaves open."""

# Tables. A column has a role, which the English sentence names, and a title, which the Chinese one names.
TABLE_UNKNOWN = Why("columns {}", "不认识的表头：{}")
TABLE_LOST = Why("the title of a table whose rows stand in running text, where they may be cut: {}", "只余表题，各行混入正文，可能残缺：{}")
NO_NAME = Why("no name of a {0} in column {1}: {2}", "“{3}”列中没有{0}名称：{2}")
NO_DATE = Why("no date in column {0}: {1}", "“{2}”列中没有日期：{1}")
NO_AMOUNT = Why("no amount in column {0}: {1}", "“{2}”列中没有金额：{1}")
FOREIGN_AMOUNT = Why("an amount in {0}, not in yuan, in column {1}: {2}", "“{3}”列中的金额以{0}计，不是人民币：{2}")
ROW_WITHOUT_SUBJECT = Why("a row of figures without a subject: {}", "数字行没有主语：{}")
ROW_WITHOUT_TECHNOLOGY = Why("a row without a known technology: {}", "该行没有已知技术：{}")
NO_FIGURE = Why("no figure in column {}: {}", "“{}”列中没有数字：{}")
NO_INDICATOR_FOR = Why("no indicator for {}", "没有指标：{}")
RATE_WITH_UNIT = Why("{} is a rate, but the unit is {}", "“{}”是比率，单位却是“{}”")

# Why a thing found has its class.
REPORT_AT_HAND = Why("the report at hand", "即本报告")
YEARLY_REPORT = Why("the yearly report of a firm", "公司的定期报告")
PUBLISHER = Why("publisher of a report", "报告的出版者")
INDICATOR_BESIDE = Why("words beside a figure", "数字旁的词语")
INDICATOR_WHOLE = Why("what a share or growth is of", "占比或增长所指的总量")
INDICATOR_OF_COLUMN = Why("column {} of a table", "表中“{}”列")
SEVERAL_PLACES = Why("several places that one figure takes together", "一个数字合计的多个地方")
CALLED_AFTER_OWNER = Why("named by what it is, pattern {}", "以所有者与类型得名（模式 {}）")
QUOTED_IN_PATTERN = Why("in quotation marks, pattern {}", "带引号（模式 {}）")
STARTED_BY_TITLE = Why("what a document starts by its title", "文件标题所启动之事")
ISSUING_PLACE = Why("a place that issues a document", "发布文件的地方")
YEARLY = Why("a document that appears every year", "每年发布的文件")
NUMBER_BESIDE = Why("a standard's number stands beside it", "旁有标准编号")
CALLED_STANDARD = Why("called a standard", "文中称为标准")
CALLED_RULE = Why("told to be out for comment, or in force", "写明征求意见或已施行")
ROW_OF_TABLE = Why("row of a table on {}", "“{}”表中的一行")
COLUMN_OF_KIND = Why("column {} of a table of kind {}", "表中“{}”列（表类 {}）")
YEARLY_IN_CAPTION = Why("a yearly document named by the caption", "表题所指的年度文件")
CELL_OF_TITLES = Why("a cell of titles, {}", "标题单元格，{}")
COLUMN_OF_ISSUERS = Why("a body by its ending, in a column of issuers", "发布机构列中，词尾为机构名")
MATRIX_CELL = Why("cell of a technology–application matrix", "技术—应用矩阵的单元格")
