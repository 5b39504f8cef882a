"""What putting reports together tells, in English and in Chinese: what contradicts, what a judgement set aside, which judgement met nothing."""

from __future__ import annotations

from kg.model.reason import Why

CIRCLE = Why("{} broader {} closes a circle in the taxonomy", "“{}”以“{}”为上位，构成循环")
TWO_KINDS = Why("{0} is {1} in {2} and {3} in {4}: perhaps two things", "{0}在 {2} 中为{1}，在 {4} 中为{3}：或是两个事物")
TO_ITSELF = Why("{} {} itself", "{}以自身为“{}”的宾语")
BY_JUDGEMENT = Why("{}, by a judgement", "{}（缘于裁定）")
REJECTED = Why("{}: rejected by a judgement", "被裁定驳回：{}")
REJECTED_WITH_NOTE = Why("{0}: rejected by a judgement ({1})", "被裁定驳回（{1}）：{0}")
TRIPLE = Why("{} {} {}", "{} {} {}")

# Judgements that met nothing, or do not fit: what, what was expected, what to do.
NO_STATEMENT = Why("{}: no statement {} in this build", "{}：本次构建没有陈述 {}")
A_STATEMENT = Why("a statement of the build", "构建中的陈述")()
CORRECT_OR_LEAVE_ROW = Why("correct the row, or leave it for builds that have it", "请改正该行，或留待有此陈述的构建")()
CORRECT = Why("correct: {}", "correct 无法套用：{}")
FITTING_PART = Why("a part that fits", "相符的部分")()
JOINS_APART = Why("same would join {} and {}, which are judged different", "same 会合并{}与{}，而两者已裁定不同")
JOINS_REPORTS = Why("same would join two reports of this build", "same 会合并本次构建的两份报告")
AGREEING = Why("judgements that agree", "彼此一致的裁定")()
WITHDRAW_ONE = Why("withdraw one of them", "请撤回其中之一")()
SEVERAL_CALLED = Why("{}: {!r} is the name of {} things ({})", "{}：“{}”是{}个事物的名称（{}）")
UNKNOWN = Why("{}: this build knows no {!r}", "{}：本次构建没有“{}”")
ONE_THING = Why("an id or a name of one thing", "单个事物的标识或名称")()
WRITE_ID = Why("write the id", "请写标识")()
CORRECT_OR_LEAVE_NAME = Why("correct the name, or leave the row for builds that know it", "请改正名称，或留待有此名称的构建")()

# Why a correction does not fit.
NO_PART_OF_STATEMENT = Why("{} is no part of a statement", "{} 不是陈述的组成部分")
NO_PART_OF_STATISTIC = Why("{} is no part of a statistic", "{} 不是统计的组成部分")
NO_RELATION = Why("{!r} is no relation of the ontology", "“{}”不是本体中的关系")
OBJECT_MISFIT = Why("the object does not fit {}", "宾语不合“{}”")
NONE_OF = Why("{!r} is none of {}", "“{}”不在其列：{}")
NO_DATE = Why("{!r} is no date YYYY, YYYY-MM or YYYY-MM-DD", "“{}”不是 YYYY、YYYY-MM 或 YYYY-MM-DD 形式的日期")
SEVERAL_THINGS = Why("{!r} is the name of {} things ({})", "“{}”是{}个事物的名称（{}）")
NOTHING_CALLED = Why("nothing is called {!r}", "没有事物叫“{}”")
NO_NUMBER = Why("{!r} is no number", "“{}”不是数字")
NO_UNIT = Why("a range or a zero has no unit to go by; reject it instead", "区间或零无从推算单位，请改为驳回")
