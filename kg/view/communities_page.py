"""The page of communities: each with what is characteristic of it, key entities, bridges and members; facts open to their quotes."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analysis.communities.found import Communities, Community
from kg.network.snapshot import Relation
from kg.network.terms import Terms
from kg.view.frame import asset, document, section, top
from kg.view.markup import DIGEST_MARK, both
from kg.view.overview import Label
from kg.view.proven import Evidence, label_of, proven
from kg.view.tables import Bar, Cell, Column, Piece, table
from kg.view.tallies import tiles

_ELSEWHERE = ("#main", Label("↑ 回到开头", "↑ To the top"))
_KEYS = {
    "Organization": Label("关键机构", "Key organisations"),
    "Technology": Label("关键技术", "Key technologies"),
    "Scenario": Label("关键场景", "Key fields"),
}
_NOTHING = Label("没有。", "None.")


def render_communities(found: Communities, evidence: Evidence, terms: Terms) -> str:
    """The page as text (write it as UTF-8). Pure and deterministic; the page asks for nothing outside itself."""
    projection = found.network.projection
    title = Label(f"社群：{projection.zh}", f"Communities: {projection.en}")
    sections = [("all", Label("全部社群", "All communities")), *((f"c{each.number}", Label(str(each.number))) for each in found.shown)]
    body = "".join(
        (
            top(sections, _ELSEWHERE),
            '<main id="main">',
            _header(found, title),
            section("all", sections[0][1], communities_table(found, evidence, terms)),
            *(section(f"c{each.number}", _title(each), community_table(found, each, evidence, terms)) for each in found.shown),
            "</main>",
        )
    )
    return document(title, body, asset("overview.css") + "\n" + asset("quality.css"), [asset("overview.js")], schemes="light dark")


def _title(community: Community) -> Label:
    return Label(f"{community.number}　{community.zh}", f"{community.number}  {community.en}")


def _header(found: Communities, title: Label) -> str:
    marked = Label(
        f"标有“{DIGEST_MARK.zh}”的句子出自本项目为报告撰写的摘要，不是出版者的文字。",
        f"Sentences marked “{DIGEST_MARK.en}” come from this project's own digest of a report; they are not the publisher's words.",
    )
    lead, *notes = community_notes(found)
    told = "".join(f"<p>{both(each)}</p>" for each in (*notes, marked))
    return f'<header><h1>{both(title)}</h1><p class="lead">{both(lead)}</p>{told}</header>{community_tiles(found)}'


def community_notes(found: Communities) -> list[Label]:
    """What a community is and how it is named; how stable the partition is; how it compares with chance."""
    parameters, projection = found.parameters, found.network.projection
    notes = [
        Label(
            f"{projection.about_zh}。社群是其中彼此联系多于偶然的一群实体（Leiden 算法，分辨率 {parameters['resolution']:g}，种子 {parameters['seed']}），"
            "按大小编号，以其特征命名：成员有而他者少有的类别、关系与概念，并非仅仅常见。带虚线的每一项可点开，看到读出它的原句。",
            f"{projection.about_en}. A community is a group of entities with more links among them than chance would give (Leiden algorithm, "
            f"resolution {parameters['resolution']:g}, seed {parameters['seed']}); numbered by size and named by what is characteristic of it: classes, "
            "relations and concepts that its members have and others have not, not merely frequent ones. What has a dotted line opens to the sentence "
            "it was read from.",
        )
    ]
    if found.stability is not None:
        steady = found.stability
        notes.append(
            Label(
                f"稳定性：另以 {steady.runs} 个种子重算，与本划分的一致度平均为调整兰德指数 {steady.adjusted_rand:.2f}、归一化互信息 {steady.mutual_information:.2f}"
                f"（1 为完全相同），模块度介于 {steady.lowest:.3f} 与 {steady.highest:.3f}。",
                f"Stability: computed again with {steady.runs} other seeds, agreement with this partition is on average {steady.adjusted_rand:.2f} "
                f"(adjusted Rand index) and {steady.mutual_information:.2f} (normalised mutual information), where 1 is the same; modularity lies "
                f"between {steady.lowest:.3f} and {steady.highest:.3f}.",
            )
        )
    if found.chance is not None:
        random = found.chance
        z = Label("无定义（随机网络彼此相同）", "undefined (the random networks do not differ)") if random.z is None else Label(f"{random.z:.1f}")
        notes.append(
            Label(
                f"与偶然相比：{random.samples} 个度数相同的随机网络，模块度平均 {random.mean:.3f}、标准差 {random.deviation:.3f}；z 值 {z.zh}，p = {random.share:.3f}。"
                "z 值低于 2 时，社群结构与偶然难以区分。",
                f"Against chance: {random.samples} random networks of the same degrees have a modularity of {random.mean:.3f} on average (standard "
                f"deviation {random.deviation:.3f}); z-score {z.en or z.zh}, p = {random.share:.3f}. Below 2 the communities can hardly be told from chance.",
            )
        )
    return notes


def community_tiles(found: Communities) -> str:
    """How many, on what network, how good, how stable, against chance."""
    shown = [
        (Label("社群", "communities"), f"{len(found.communities):,}"),
        (Label("实体", "entities"), f"{len(found.network.nodes):,}"),
        (Label("边", "edges"), f"{len(found.network.edges):,}"),
        (Label("模块度", "modularity"), f"{found.modularity:.3f}"),
    ]
    if found.stability is not None:
        shown.append((Label("换种子的一致度（ARI）", "agreement over seeds (ARI)"), f"{found.stability.adjusted_rand:.2f}"))
    if found.chance is not None:
        shown.append((Label("z 值（对随机网络）", "z-score (random networks)"), "—" if found.chance.z is None else f"{found.chance.z:.1f}"))
    return tiles(shown)


def communities_table(found: Communities, evidence: Evidence, terms: Terms, ident: str = "t-all") -> str:
    """A community a row, with its strongest entities; how many smaller ones are not shown."""
    columns = (
        Column(Label("编号", "No."), numeric=True), Column(Label("社群", "Community")), Column(Label("成员", "Members"), numeric=True),
        Column(Label("内部权重占比", "Weight inside"), numeric=True), Column(Label("成员对不变", "Pairs that stay"), numeric=True),
        *(Column(label) for label in _KEYS.values()),
    )  # fmt: skip
    records = []
    for each in found.shown:
        share = each.inside / (each.inside + each.outside) if each.inside + each.outside else 0.0
        keys = [Cell(tuple(_key(found, key.node.iri, each, cls, evidence, terms) for key in each.keys[cls][:3])) for cls in _KEYS]
        steady: tuple[Piece, ...] = () if each.together is None else (Bar(each.together),)
        records.append((Cell((each.number,)), Cell((Label(each.zh, each.en),), name=True), Cell((len(each.members),)), Cell((Bar(share),)), Cell(steady), *keys))
    rest = len(found.communities) - len(found.shown)
    more = f'<p class="note">{both(Label(f"另有 {rest} 个较小的社群未列出。", f"{rest} smaller communities are not shown."))}</p>' if rest else ""
    return table(ident, Label("全部社群", "All communities"), columns, records, _NOTHING) + more


def _key(found: Communities, iri: str, community: Community, cls: str, evidence: Evidence, terms: Terms) -> Piece:
    key = next(each for each in community.keys[cls] if each.node.iri == iri)
    return proven(label_of(key.node), key.relations, evidence, found.network.snapshot, terms, key.strength)


def community_table(found: Communities, community: Community, evidence: Evidence, terms: Terms, ident: str = "t") -> str:
    """What is characteristic of a community, its key entities and bridges, and all its members; ``ident`` begins the id of the table."""
    columns = (
        Column(Label("方面", "Aspect")), Column(Label("名称", "Name")), Column(Label("数值", "Value"), numeric=True), Column(Label("说明", "Meaning")),
    )  # fmt: skip
    records = [*_traits(found, community, evidence, terms), *_keys(found, community, evidence, terms), *_bridges(found, community, evidence, terms)]
    caption = Label(f"社群 {community.number}", f"Community {community.number}")
    names = "、".join(both(label_of(found.network.nodes[node])) for node in community.members)
    summary = both(Label(f"全部 {len(community.members)} 个成员", f"All {len(community.members)} members"))
    listed = f'<details class="list"><summary>{summary}</summary><p>{names}</p></details>'
    return table(f"{ident}-{community.number}", caption, columns, records, _NOTHING) + listed


def _traits(found: Communities, community: Community, evidence: Evidence, terms: Terms) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = []
    for trait, relations in zip(community.traits, community.carried, strict=True):
        name = Label(found.trait_name(trait), found.trait_name(trait, "en"))
        often = "仅此社群" if trait.lift is None else f"为他处的 {trait.lift:.1f} 倍"
        english = "only here" if trait.lift is None else f"{trait.lift:.1f} times as often as elsewhere"
        kind = {"class": Label("类别", "class"), "near": Label("与之相关", "related to it"), "above": Label("其下位概念", "kinds of it")}[trait.kind]
        number, size = len(trait.members), len(community.members)
        said = Label(f"{kind.zh}；{number} / {size} 个成员，{often}", f"{kind.en}; {number} of {size} members, {english}")
        rows.append((_aspect("特征", "Characteristic"), _name(found, name, relations, evidence, terms), Cell((f"{trait.share:.0%}",), trait.share), Cell((said,))))
    return rows


def _keys(found: Communities, community: Community, evidence: Evidence, terms: Terms) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = []
    for cls, aspect in _KEYS.items():
        for key in community.keys[cls]:
            said = Label("成员；与其他成员的边权之和", "member; weight of its edges to other members")
            if not key.member:
                said = Label("不在本网络中；成员与之相关的事实的可信度之和", "not in this network; belief of the facts that relate members to it")
            name = _name(found, label_of(key.node), key.relations, evidence, terms)
            rows.append((_aspect(aspect.zh, aspect.en), name, Cell((f"{key.strength:.2f}",), key.strength), Cell((said,))))
    return rows


def _bridges(found: Communities, community: Community, evidence: Evidence, terms: Terms) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = []
    names = {each.number: each for each in found.communities}
    for bridge in community.bridges:
        other = names[bridge.to]
        for edge in bridge.heaviest:
            ends = [found.network.nodes[end] for end in (edge.source, edge.target)]
            name = Label(" — ".join(end.name("zh") for end in ends), " — ".join(end.name("en") for end in ends))
            said = Label(
                f"通往社群 {other.number}（{other.zh}），两者间共 {bridge.edges} 条边", f"to community {other.number} ({other.en}), {bridge.edges} edges between the two"
            )
            weight = Cell((f"{edge.weight:.2f}",), edge.weight)
            rows.append((_aspect("桥", "Bridge"), _name(found, name, edge.relations, evidence, terms), weight, Cell((said,))))
    return rows


def _aspect(zh: str, en: str) -> Cell:
    return Cell((Label(zh, en),))


def _name(found: Communities, name: Label, relations: Sequence[Relation], evidence: Evidence, terms: Terms) -> Cell:
    return Cell((proven(name, relations, evidence, found.network.snapshot, terms),), name=True)
