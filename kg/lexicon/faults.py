"""What is wrong with a row of the lexicon or of a table of judgements, in English and in Chinese: what, what was expected, what to do."""

from __future__ import annotations

from kg.errors import LexiconError
from kg.model.reason import Reason, Why
from kg.worded import Worded

_FAULT = Why("{}: {}; expected {}; {}", "{}：{}；应为{}；{}")


def _on_one_line(reason: Reason) -> Reason:
    """Its words without the line breaks that a cell may hold, as errors tell them."""
    return Reason(reason.why, tuple(word if isinstance(word, Reason | Worded) else " ".join(word.split()) for word in reason.words))


class RowError(LexiconError):
    """A row that cannot be used; ``reason`` tells in both languages what ``str()`` tells in English."""

    def __init__(self, what: Reason, *, where: str, expected: Reason, do: Reason) -> None:
        super().__init__(what.en, where=where, expected=expected.en, do=do.en)
        self.reason = _FAULT(where, _on_one_line(what), expected, do)

    @property
    def zh(self) -> str:
        """The line in Chinese, as ``reason`` has it."""
        return self.reason.zh


LITERALLY = Why("{}", "{}")

# Any table.
UNREADABLE = Why("cannot be read ({})", "无法读取（{}）")
CSV_TABLE = Why("a UTF-8 CSV table", " UTF-8 编码的 CSV 表")()
CHECK_RIGHTS = Why("check the file's rights", "请检查文件权限")()
NOT_UTF8 = Why("is not UTF-8", "不是 UTF-8 编码")()
SAVE_AS_UTF8 = Why("save it as UTF-8 CSV", "请存为 UTF-8 编码的 CSV")()
NO_COLUMN = Why("no column {}", "缺少列 {}")
ADD_COLUMN = Why("add it to the header line", "请补入表头")()
CELLS = Why("{} cells", "有 {} 格")
CELLS_OF_HEADER = Why("{} as in the header line", "与表头相同的 {} 格")
CHECK_COMMAS = Why("check commas and quotes", "请检查逗号与引号")()
NO_ROW = Why("is no CSV row ({})", "不是 CSV 行（{}）")
NO_LONE_QUOTE = Why('cells without a lone "', "引号成对的单元格")()
CHECK_QUOTES = Why("check its quotes", "请检查引号")()
CORRECT_ROW = Why("correct the row", "请改正该行")()
ONE_OF = Why("one of {}", "其中之一：{}")

# The lexicon.
ID_UNUSABLE = Why("id {!r} cannot be used", "标识“{}”不可用")
FREE_SLUG = Why("a free slug of a-z, 0-9 and -", "由 a-z、0-9 和 - 组成、未被占用的标识")()
CHOOSE_ID = Why("choose another id", "请换一个标识")()
ID_TWICE = Why("id {!r} stands twice", "标识“{}”出现两次")
OWN_ID = Why("an id of its own", "唯一的标识")()
RENAME_ROW = Why("rename or remove one of the two rows", "请改名或删去其中一行")()
CLASS_UNKNOWN = Why("class {!r} is unknown", "类别“{}”未定义")
A_CLASS = Why("a class of the ontology", "本体中的类别")()
SEE_ONTOLOGY = Why("see docs/ontology.md", "请参看 docs/ontology.md")()
NO_LABEL = Why("no zh label", "没有中文名")()
SHORT_NAME = Why("the usual short name", "通用简称")()
FILL_LABEL = Why("fill the column zh", "请填写 zh 列")()
NAME_TAKEN = Why("name {!r} already belongs to {!r}", "名称“{}”已属于“{}”")
ONE_OWNER = Why("one owner a name", "一名一主")()
REMOVE_ONE = Why("remove it from one of them", "请从其中一处删去")()
BROADER_UNKNOWN = Why("broader {!r} of {!r} is unknown", "上位概念“{0}”（“{1}”的）不存在")
CONCEPT_ID = Why("the id of a concept", "概念的标识")()
CORRECT_ID = Why("correct the id", "请改正标识")()
BROADER_CIRCLE = Why("broader {!r} of {!r} closes a circle", "上位概念“{0}”（“{1}”的）构成循环")
A_BROADER = Why("a broader concept", "更上位的概念")()
MEMBERS_UNKNOWN = Why("members {} of {!r} are unknown", "“{1}”的成员 {0} 不存在")
TABLE_IDS = Why("ids of the tables", "各表中的标识")()
CORRECT_IDS = Why("correct the ids", "请改正标识")()

# Judgements.
VERDICT_UNKNOWN = Why("verdict {!r} is unknown", "结论“{}”未定义")
STATEMENT_NO_ID = Why("statement {!r} is no id", "陈述“{}”不是标识")
HEX_DIGITS = Why("20 hexadecimal digits, as kg explain shows them", " kg explain 所示的 20 位十六进制数字")()
ONLY_ONE = Why("names only one thing", "只写了一个事物")()
TWO_OR_STATEMENT = Why("two names in the columns one and other, or a statement", " one、other 两列各一名称，或一条陈述")()
NAMED_TWICE = Why("names {!r} twice", "两次写了“{}”")
TWO_THINGS = Why("two things", "两个事物")()
SAID_OF_STATEMENT = Why("{} is said of a statement", "{} 用在了陈述上")
TWO_NAMES = Why("two names, without statement and predicate", "两个名称，不带陈述与谓词")()
SAID_OF_NONE = Why("{} is said of no statement", "{} 没有所指的陈述")
ID_OR_PARTS = Why("the id of a statement, or its subject, predicate and object", "陈述的标识，或其主语、谓词与宾语")()
CHANGES_NOTHING = Why("a correction changes nothing", "改正没有改动任何部分")()
NEEDLESS_CHANGE = Why("{} with a change", "{} 带有改动")
CHANGE_FOR_CORRECT = Why("change for correct, and for nothing else", "只有 correct 才带改动")()
DATE_NONE = Why("date {!r} is no date", "“{}”不是日期")
DATE_FORMS = Why("YYYY, YYYY-MM or YYYY-MM-DD", " YYYY、YYYY-MM 或 YYYY-MM-DD")()
PREDICATE_UNKNOWN = Why("predicate {!r} is unknown", "谓词“{}”未定义")
A_PROPERTY = Why("a property of the ontology", "本体中的属性")()
CHANGE_UNKNOWN = Why("change {!r} is unknown", "改动“{}”未定义")
CHANGE_FORM = Why("field=value with one of {}", " 字段=值，字段为其中之一：{}")
MODALITY_UNKNOWN = Why("modality {!r} is unknown", "语气“{}”未定义")
