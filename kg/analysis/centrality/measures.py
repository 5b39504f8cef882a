"""The measures by name, in the order in which they are listed."""

from __future__ import annotations

from kg.analysis.centrality.measure import Carriers, Measure, Weights
from kg.errors import UsageError
from kg.worded import worded

_STRENGTH, _DISTANCE, _IN, _OUT = Weights.STRENGTH, Weights.DISTANCE, Carriers.IN, Carriers.OUT
_NO_WAY_ZH, _NO_WAY_EN = "没有实体能到达它们", "nothing reaches them"
_ALL = (
    Measure(
        "degree", "度", "degree",
        "与多少个实体直接相连（有向网络为入度与出度之和；同一对实体间的多种关系按方向各计一次）",
        "to how many entities it is linked; in a directed network in-degree and out-degree together", "degree:degree",
    ),
    Measure("in-degree", "入度", "in-degree", "有多少个实体指向它", "how many entities lead to it", "degree:in_degree",
        directed=True, carriers=_IN, zero_zh="没有实体指向它们", zero_en="nothing leads to them"),
    Measure("out-degree", "出度", "out-degree", "它指向多少个实体", "to how many entities it leads", "degree:out_degree",
        directed=True, carriers=_OUT, zero_zh="它们不指向任何实体", zero_en="they lead to nothing"),
    Measure("strength", "加权度", "strength", "全部关系的权重之和（默认权重为可信度）",
        "sum of the weights of all its links (by default: of the belief in them)", "degree:strength"),
    Measure("in-strength", "加权入度", "in-strength", "指向它的关系的权重之和", "sum of the weights of the links that lead to it",
        "degree:in_strength", directed=True, carriers=_IN, zero_zh="没有实体指向它们", zero_en="nothing leads to them"),
    Measure("out-strength", "加权出度", "out-strength", "它指向他者的关系的权重之和", "sum of the weights of the links that lead from it",
        "degree:out_strength", directed=True, carriers=_OUT, zero_zh="它们不指向任何实体", zero_en="they lead to nothing"),
    Measure(
        "pagerank", "PageRank", "PageRank",
        "沿关系随机游走、偶尔重新出发者经过它的概率；指定出发的实体即为个性化 PageRank，衡量与它们的接近程度",
        "how often a walker who follows links and now and then starts again comes by; personalised, the walker starts from given entities, "
        "which measures nearness to them", "pagerank:pagerank", _STRENGTH, carriers=_IN, options=("damping", "personal"),
        zero_zh="从出发点无法到达它们", zero_en="they cannot be reached from where the walker starts",
    ),
    Measure(
        "eigenvector", "特征向量中心性", "eigenvector centrality", "与越中心的实体相连则越中心；仅对连通（有向时为强连通）的网络有定义",
        "high when those that lead to it are central themselves; defined on connected (directed: strongly connected) networks only",
        "eigenvector:eigenvector", _STRENGTH, strong=True, carriers=_IN,
    ),
    Measure("katz", "Katz 中心性", "Katz centrality", "到达它的各种长度的路线之和，路线越长权重越小", "all walks that lead to it, long ones counting less",
        "katz:katz", _STRENGTH, carriers=_IN, options=("alpha",)),
    Measure("hubs", "枢纽值（HITS）", "hub score (HITS)", "指向多少好的权威", "how well it leads to good authorities", "hits:hubs", _STRENGTH,
        directed=True, carriers=_OUT, zero_zh="它们不指向最强部分中的权威", zero_en="they lead to no authority of the strongest part"),
    Measure("authorities", "权威值（HITS）", "authority score (HITS)", "被多少好的枢纽指向", "how well good hubs lead to it", "hits:authorities",
        _STRENGTH, directed=True, carriers=_IN, zero_zh="最强部分中没有枢纽指向它们", zero_en="no hub of the strongest part leads to them"),
    Measure(
        "closeness", "接近中心性", "closeness", "到达它的平均距离的倒数，乘以能到达它的实体所占的比例（Wasserman–Faust，不连通时也有定义）",
        "reciprocal of the mean distance to it, times the share of entities that reach it (Wasserman and Faust; defined on several parts)",
        "distance:closeness", _DISTANCE, "lengths:weighted_closeness", carriers=_IN, zero_zh=_NO_WAY_ZH, zero_en=_NO_WAY_EN,
    ),
    Measure("harmonic", "调和中心性", "harmonic centrality", "到达它的距离的倒数之和", "sum of the reciprocals of the distances to it",
        "distance:harmonic", _DISTANCE, "lengths:weighted_harmonic", carriers=_IN, zero_zh=_NO_WAY_ZH, zero_en=_NO_WAY_EN),
    Measure(
        "betweenness", "中介中心性", "betweenness", "其他实体之间的最短路线有多大比例经过它（网络很大时抽样估计，并给出误差界）",
        "share of the shortest ways between others that lead through it (estimated from a sample on very large networks, with a bound on the error)",
        "betweenness:betweenness", _DISTANCE, "weighted_betweenness:weighted_betweenness", options=("samples", "seed"),
        zero_zh="没有最短路线经过它们", zero_en="no shortest way between others leads through them",
    ),
    Measure("core", "核数", "core number", "所在最深的 k 核：其中每个实体至少与 k 个实体相连（忽略方向）",
        "the deepest k-core it is in, where each has k neighbours or more (directions ignored)", "cores:core_number"),
    Measure("articulation", "割点", "articulation points", "去掉它后，与所在部分的主体失去联系的实体数（忽略方向）",
        "how many entities lose the main piece of their part of the network without it (directions ignored)", "cuts:articulation",
        zero_zh="不是割点", zero_en="they are no articulation points"),
    Measure("bridges", "桥", "bridges", "逐条列出唯一的联系：去掉它，网络多断成一块；值为较小一块的实体数（忽略方向）",
        "the links without which the network falls in two, by how many entities are in the smaller piece (directions ignored)", "cuts:bridges"),
    Measure("diversity", "多样性", "diversity", "双侧网络中，第一侧的实体与多少个第二侧的实体相连（如机构采用多少种技术）",
        "in a network of two sides: with how many of the second side one of the first is linked (how many technologies a bank uses)",
        "twomode:reflections", side=0, order=0),
    Measure("ubiquity", "普遍性", "ubiquity", "双侧网络中，第二侧的实体与多少个第一侧的实体相连（如技术被多少机构采用）",
        "in a network of two sides: with how many of the first side one of the second is linked (how many banks use a technology)",
        "twomode:reflections", side=1, order=0),
    Measure("mean-ubiquity", "平均普遍性", "mean ubiquity", "第一侧实体所连者的平均普遍性：越低，所用越独特（反射法一阶）",
        "mean ubiquity of what one of the first side is linked with: the lower, the rarer what it uses (method of reflections, order 1)",
        "twomode:reflections", side=0, order=1),
    Measure("mean-diversity", "平均多样性", "mean diversity", "第二侧实体所连者的平均多样性（反射法一阶）",
        "mean diversity of what one of the second side is linked with (method of reflections, order 1)", "twomode:reflections", side=1, order=1),
)  # fmt: skip
MEASURES: dict[str, Measure] = {each.name: each for each in _ALL}


def find_measure(name: str) -> Measure:
    """The measure of that name, Chinese or English. Raises UsageError, with the names there are, when there is none."""
    wanted = name.strip().casefold()
    for measure in _ALL:
        if wanted in {measure.name, measure.zh.casefold(), measure.en.casefold()}:
            return measure
    raise UsageError(worded("unknown measure {!r}", name), expected=" | ".join(MEASURES), do="kg rank --list tells what each means")
