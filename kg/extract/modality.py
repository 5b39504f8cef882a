"""The markers of Chinese modality: words by which a clause plans, forecasts, supposes, denies, advises or quotes.

What stretch of a sentence each marker governs is told in :mod:`kg.extract.scope`.
"""

from __future__ import annotations

import re

from kg.model.statement import Modality
from kg.text.expressions import later

_ACTS = (
    "于|在|由|与|会同|联合|推出|建设|打造|成立|设立|上线|发布|开展|构建|聚力|聚焦|投资|收购|启动|加入|引入|应用|用于|运用|利用|采用|出台|印发|制定|实施|施行"
    "|参与|牵头|发起|组建|建立|搭建|研发|开发|试点|投入|接入|部署|落地|开放|整合|更名|改名|对(?!话|公|账)"
)
NEGATED = re.compile(
    r"并未|尚未|还未|仍未|未能|未曾|从未|没有|没能|无法|不适[用合宜]|不擅长|不再|不得|禁止|叫停|不是|并非|并不(?!断|少|多)|不能|不会|难以|而非(?!实时|结构|标准|金融|现场|接触|银|税|线|对|传|常|主|法)|尚无|缺乏|否认|不具备"
    r"|拒绝|放弃|不支持|不采用|不使用|不允许|不涉及|(?<![从尚并还仍])未(?=采用|使用|参与|推出|上线|开展|引入|设立|投资|加入|涉及|应用|获批|接入|建立|发布|出台|部署)"
)
PREDICTED = re.compile(
    r"预计|(?<![数证票单收占])据[^，。；]{0,10}预测|(?:^|[，；：])[^，。；利用运借通基]{0,8}预测(?=[到，其]|未来|今后|20|◇|○[将会])|(?<![超符合心达到出于])预期(?![收目效值管年损信、的。])|有望|或将|将达|将增|将突破|将超|将会|将有|将为|可望|料将|未来工作|着力点|未来(?:发展)?(?:的)?(?:方向|趋势)|到20\d\d年.{0,12}将|或达"
    r"|将(?:成为|是|进一步|持续|继续|更|逐步|推动|带来|促进|助力|改变|重塑|催生|引领|加速|大幅|全面|广泛|极大|深刻|普遍|不断|释放|赋能|覆盖|使|让|迎来|被)"
    r"|未来将|未来(?:这些|这类|此类|该类|上述|相关)[^，。；]{0,12}，?(?:能够?|可以?)|势必|必将|终将|(?<!尽)可能(?!性|的)|也许|或许"
)
PLANNED = re.compile(
    r"(?<![模虚比草])拟(?!人|合|真|化|定的|订的|态|像|稿)|(?<![一二三四五行动项的定照据])计划(?=[在于将使把到推投建设开与对成引采收发上入出打构联组启年今明后次升扩]|◇|○|向|继续|进一步|利用|运用|应用|参与|面向|用|通过|逐步|下)"
    r"|筹建(?!的)|筹备|筹划|谋划|制定[^。；，]{0,6}\d年计划|\d年计划，?用于|即将|准备(?!金)|打算|有意|意欲|力争|争取|目标是(?=在|到|于|建|成为|推|实现|打造)|规划(?=建设|在|于|到|将|了)"
    rf"|(?:将|将要|将会)(?:◇)?(?:{_ACTS})|尚在(?:筹备|研究|申请|审批)|正在(?:筹备|申请|审批|筹建)|待(?:获批|审批|批准)后"
)
DONE = re.compile(r"已(?!有计划|宣布|计划|拟|公布计划|同意|提出|申请|着手|开始筹|在筹|启动筹)(?:经)?|现已|成功|如期|顺利|正式(?:上线|投产|投入|运营|落地|挂牌|成立|开业)")
FAILED = re.compile(r"失败|未果|告吹|流产|搁浅|夭折|终止|叫停|取消|中止|撤回|作废|下线|下架|关停|关闭|停止|停运|解散|破产|清盘|清算退出|放弃|泡汤|搁置|退出|剥离|注销")
TRIED = re.compile(r"曾经?(?!任|获)|一度|试图|尝试|原(?:计划|拟|定)|当年|此前|最初|早年")
"""Words that set an act in a past that is over, where failure follows."""
CONDITION = re.compile(
    r"如果(?!说)|倘若|倘使|假如|假若|假使|假设|若(?!干|隐|即|有所|无其事)|倘|一旦|如能|如获|如未|如不|如需|除非|万一"
    r"|(?<!主)要是(?![以由指从])|的话(?=，|$)|只有(?=[^。；]{1,40}才)|只要(?=[^。；]{1,40}就)"
)
QUESTION = re.compile(r"是否|能否|可否|有没有|与否")
_URGING = "加快|积极|进一步|加强|主动|充分|持续|推动|推进|建立|完善|注重|尽快|深化|着力|坚持|以|从|通过|借助|利用|将"
ADVICE = re.compile(
    r"(?<![资策置的供化项些条服务])建议(?![。，、；和与等书的功服稿]|$)|亟需|亟待|急需|必须|(?<![供相适响反效对感理顺照因])应(?![用对急收链届变答付声允约聘战激诉○《])(?!运而)|须(?=加快|加强|积极|尽快|采用|引入|运用|利用|建立|主动)"
    r"|(?<![无的务展际户场融管理供])需(?:要(?![，。；、])|进一步|加强|加快|加大|建立|持续|从|在|将|以)|不应|不宜|宜(?=尽快|加快|采用|以|从|建立|将)|不妨|(?:提出|强调|指出)要|呼吁|提倡|倡议(?=各|全|有|机|行)"
    r"|(?<![只主重需摘纪])要(?:加快|推进|切实|加强|积极|强化|坚持|充分|构建|建立|推动|完善|做好|进一步|提升|促进|探索|注重|运用|利用|采用|引入|把)|有必要|值得(?=推广|探索|借鉴|引入)|可考虑|应该|应当|(?<=○)提出(?=结合|加快|加大|加强|构建|建立|推进|深化|积极|进一步|运用|利用)"
)
URGED = re.compile(
    rf"(?<![资策置的供化项些条服务])建议(?![。、；和与等书的功服稿])|亟需|亟待|(?<![供相适响反效对感理顺照因])应[该当]?(?={_URGING})"
    r"|(?<!无)(?:需要?|必须)(?=加快|积极|进一步|加强|主动|持续|推进|建立|完善)|有必要|可考虑|(?:提出|强调|指出)要(?!求|点|素)|(?<=○)提出(?=结合|加快|加大|加强|构建|建立|推进|深化|积极|进一步|运用|利用)"
)
"""Advice that holds for what follows in the sentence too (机构应加快…，借助…)."""
JUDGED = re.compile(r"(?<![普遍公被])认为|看来|主张|相信|坚信|断言|的观点|判断(?=[，：])|看好|直言|坦言|担心|质疑|猜测|(?:在|按|依)[^，。；]{0,12}看法")
"""Verbs of holding an opinion: what follows is somebody's view."""
SAID = re.compile(r"表示|指出|强调|称(?=[，：“])|提到(?=[，：“])|谈到|说(?=[，：“])|介绍(?=[，：])|透露")
"""Verbs of saying: what follows is a report, or a view where it is put as a judgement."""
VIEW = later(
    r"可以|能够?(?=[有大为帮推助提让使])|有助于|有利于|应|关键|核心|重要|潜力|优势|势必|会(?!议|员|同|计|展|上|后)"
    r"|最(?=好|佳|具|有|适)|值得|不可或缺|必然|更(?=加|好|能|适|安|高)|远[比优]|足以|意义|前景"
)
OWN_VIEW = re.compile(r"(?:本报告|本文|本书|本白皮书|本蓝皮书|笔者|我们|作者|课题组|编写组|研究组|业界|普遍|一般|通常)[^，。；]{0,6}$")
"""Who speaks where the report itself does: that is no quotation."""
COUNTED = re.compile(r"统计|调查|调研|数据显示|披露|公告|年报|财报|测算|监测|问卷")
"""Words of a source that counts: what it reports is a figure, no view."""
_UNNAMED = re.compile(r"某(?!种)(?:些|家|大型|国有|股份制|城商|互联网|省|市|头部|知名|\w{0,4})?(?:银行|公司|机构|券商|企业|行|平台)?")
_ONE_OF_MANY = re.compile(r"一(?:家|位|名|个)[^，。；、第最领]{0,6}(?:公司|企业|机构|客户|员工|投资者|老人|居民|市民)(?=[\u4e00-\u9fff]{0,4}(?:遭|被|受骗|因|发生|损失))")
"""Somebody to whom something befell (一家贸易公司遭诈骗)."""
_OVERCOME = later(r"(?:解决|克服|缓解|化解|打破|改变|弥补|摆脱|应对|针对|破解|改善|消除|避免|减少|防止|降低|告别|不仅|不只|不光)[^，。；]{0,16}$")
_ATTRIBUTE = later(
    r"[^，。；○《]{0,14}(?:的|等)(?:问题|难题|痛点|困境|现状|短板|局面|情况|难点|缺陷|不足|瓶颈|弊端|挑战|现象|场景|客户|用户|企业|机构|地区|人群|群体|领域"
    r"|业务|行业|环节|数据|时代|部分|产品|○)"
)


def negated(words: str) -> bool:
    """Does a negation govern these words? Not one inside what is overcome (解决难以…的问题) or in an attribute (无法…的客户)."""
    return any(
        not _OVERCOME.search(words[: found.start()]) and not _ATTRIBUTE.match(words, found.end()) for found in NEGATED.finditer(words)
    )


def modality(clause: str) -> Modality:
    """Modality of a single clause by its words; negation wins over plan, plan over prediction."""
    if negated(clause):
        return Modality.NEGATED
    if PLANNED.search(clause):
        return Modality.PLANNED
    if PREDICTED.search(clause):
        return Modality.PREDICTED
    return Modality.ASSERTED


def unnamed(clause: str) -> bool:
    """Does the clause speak of somebody it does not name (某国有银行)?"""
    return ("某" in clause and _UNNAMED.search(clause) is not None) or ("一" in clause and _ONE_OF_MANY.search(clause) is not None)
