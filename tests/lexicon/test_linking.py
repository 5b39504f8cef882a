"""Names in text: strong ones anywhere, weak ones in context only, introduced ones from then on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg.lexicon.linking import Linker, introductions
from kg.lexicon.matcher import Matcher
from kg.lexicon.registry import Registry
from kg.lexicon.tables import Lexicon, load_lexicon
from kg.text.normalise import normalise
from tests.extract.workbench import annotated, names_and_linker, ontology, prose
from tests.lexicon.tables import COLLECTIVES, table
from tests.reasons import reason

TEXTS = [
    ("工行、建行和招行", ["icbc", "ccb", "cmb"]),
    ("中国银行业协会", ["china-banking-assoc"]),
    ("中信银行、中信建投", ["citic-bank", "csc"]),
    ("中信银行、中信和工商银行", ["citic-bank", "citic-bank", "icbc"]),
    ("构建行业生态", []),
    ("提升金融机构业务合规能力", ["business-compliance"]),
    ("招商银行业务发展", ["cmb"]),
    ("招商银行业绩稳步回升", ["cmb"]),
    ("移动、联通与华为", ["china-mobile", "china-unicom", "huawei"]),
    ("电信和移动", ["china-telecom", "china-mobile"]),
    ("移动和便捷", []),
    ("电信很快", []),
    ("移动端与华为", ["huawei"]),
    ("平安、健康与幸福", []),
    ("电信、移动、联通三大运营商", ["china-telecom", "china-mobile", "china-unicom", "telecom-trio"]),
    ("工、农、中、建、交、邮储六大国有银行", ["icbc", "abc", "boc", "ccb", "bocom", "psbc", "big-six-banks"]),
    ("移动、联通等三大运营商", ["china-mobile", "china-unicom", "telecom-trio"]),
    ("工、农、建国有六大行", ["icbc", "abc", "ccb", "big-six-banks"]),
    ("工、电信国有六大行", ["big-six-banks"]),
    ("工作与农忙", []),
    ("ccb与CCB", ["ccb"]),
    ("其中美国领先", ["united-states"]),
    ("在营销环节", ["marketing"]),
    ("自身的支付、购物等服务", ["payment", "shopping"]),
    ("延伸到租车、电商等领域", ["car-rental", "e-commerce"]),
    ("企业的支付，另行说明", []),
    ("首批数据保险类产品", ["data-insurance"]),
    ("反复营销环节过多", []),
    ("各家在营销、客户画像等领域推进", ["marketing", "customer-profiling"]),
    ("某互联网银行开业", []),
    ("兴业、平安、招商等股份行", ["cib", "pab", "cmb"]),
    ("平安、恒丰两家股份制银行", ["pab", "hfb"]),
    ("中信、招商、兴业三家券商", ["citic-securities", "cms", "industrial-securities"]),
    ("招商、浦发、平安各有侧重", ["cmb", "spdb"]),
    ("招商、中信各有侧重", []),
    ("平安、招商与投资者", []),
    ("光大、招商的股东", []),
]


@pytest.mark.parametrize(("text", "ids"), TEXTS, ids=[case[0] for case in TEXTS])
def test_names_in_running_text(text: str, ids: list[str]) -> None:
    _, linker = names_and_linker()
    mapped = normalise(text)
    found = linker.link(mapped)
    assert [m.entity for m in found] == ids
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(m.surface == mapped.text[m.start : m.end] == text[m.span.start : m.span.end] for m in found)


@pytest.mark.parametrize(
    ("cell", "ids"),
    [
        ("电信", ["china-telecom"]),
        ("移动、联通", ["china-mobile", "china-unicom"]),
        ("智能客服/营销；风控", ["intelligent-customer-service", "marketing", "risk-management"]),
        ("移动端", []),
        ("工", []),
    ],
)
def test_weak_names_that_fill_an_item_of_a_cell(cell: str, ids: list[str]) -> None:
    _, linker = names_and_linker()
    assert [m.entity for m in linker.link(normalise(cell), whole_cell=True)] == ids


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("工商银行（以下简称“示范行”）", [("示范行", "icbc")]),
        ("工商银行（简称:示范行）", [("示范行", "icbc")]),
        ("联邦学习（FDL）", [("FDL", "federated-learning")]),
        ("联邦学习（Fed Learning，一种技术）", [("Fed Learning", "federated-learning")]),
        ("工商银行（以下简称“该行”）", []),
        ("工商银行（以下简称公司）", []),
        ("腾讯（以下简称“平台”）", []),
        ("联邦学习（2021年）", []),
        ("工商银行（601398）", []),
        ("工商银行很大（以下简称示范行）", []),
        ("某机构（以下简称示范行）", []),
    ],
)
def test_introductions(text: str, pairs: list[tuple[str, str]]) -> None:
    _, linker = names_and_linker()
    mapped = normalise(text)
    assert introductions(mapped.text, linker.link(mapped)) == pairs


def found_in(*paragraphs: str) -> list[list[tuple[str, str, str]]]:
    """(surface, label, how) of the mentions of every sentence."""
    document = annotated(prose(*paragraphs))
    return [[(m.surface, document.names[m.entity].zh, m.how) for m in s.mentions] for s in document.sentences]


def test_an_introduced_name_holds_in_the_whole_document() -> None:
    before, _, after = found_in("示范行在先。", "工商银行（以下简称“示范行”）。", "示范行与FDL。")
    assert before == [("示范行", "工商银行", "introduced")]
    assert after == [("示范行", "工商银行", "introduced")]


def test_a_known_name_is_not_introduced_again() -> None:
    _, after = found_in("腾讯（AI）。", "AI很热。")
    assert after == [("AI", "人工智能", "name")]


def test_a_title_is_one_mention_in_all_its_forms() -> None:
    sentences = found_in("《示范服务管理办法（试行）》已印发。", "《示范服务管理办法》提到大数据。", "《红楼甲梦》不是。")
    assert sentences[0] == [("《示范服务管理办法（试行）》", "示范服务管理办法", "title")]
    assert sentences[1][0] == ("《示范服务管理办法》", "示范服务管理办法", "title")
    assert sentences[2] == []


def test_a_word_for_a_kind_of_document_is_a_name_in_title_marks_only() -> None:
    first, second = found_in("人民银行印发《示范科技规划》（以下简称《规划》）。", "银行要做好规划，《规划》提出要求。")
    assert ("《规划》", "示范科技规划", "title") in first
    assert second == [("《规划》", "示范科技规划", "title")]


def test_a_standard_number_stands_for_its_title() -> None:
    (_, after) = found_in("人民银行发布JR/T 0999—2020《示范应用技术规范》。", "JR/T 0999—2020已实施。")
    assert after == [("JR/T 0999—2020", "示范应用技术规范", "introduced")]


def test_a_title_of_no_known_kind_is_a_problem() -> None:
    document = annotated(prose("读《红楼甲梦》。"))
    ((kind, text),) = [(p.kind, p.text) for p in document.problems]
    assert (kind, text) == ("unlinked", "红楼甲梦")


def test_name_learnt_gives_way_to_a_longer_known_name() -> None:
    names, linker = names_and_linker()
    key = names.mint("联邦", "Technology", reason()).id
    linker.learn({"联邦": key})
    assert [m.entity for m in linker.link(normalise("联邦学习与联邦"))] == ["federated-learning", key]


def test_text_is_linked_again_only_for_what_was_learnt_since() -> None:
    names, linker = names_and_linker()
    text = normalise("工商银行与晓帆")
    before = linker.link(text)
    linker.learn({"海雀": names.mint("海雀", "Bank", reason()).id})
    assert linker.link(text) is before
    key = names.mint("晓帆", "Bank", reason()).id
    linker.learn({"晓帆": key})
    assert [m.entity for m in linker.link(text)] == ["icbc", key]


def test_a_text_in_other_letters_is_linked_again_too() -> None:
    names, linker = names_and_linker()
    text = normalise("工商银行与TARNBANK")
    assert [m.entity for m in linker.link(text)] == ["icbc"]
    key = names.mint("Tarnbank", "Bank", reason()).id
    linker.learn({"Tarnbank": key})
    assert [m.entity for m in linker.link(text)] == ["icbc", key]


HOMONYMS = [
    ("工商银行、示范和建设银行。", "shifan-bank"),
    ("腾讯、示范和百度。", "shifan-tech"),
    ("示范、腾讯等企业。", "shifan-tech"),
    ("农民与示范、经济。", None),
    ("示范很大。", None),
]


def shared_short_name(folder: Path) -> Lexicon:
    """A bank and a technology company that are both called 示范 for short."""
    table(folder, "shifan-bank,Bank,示范银行,,~示范,general,", "icbc,StateOwnedBank,工商银行,,,general,", "ccb,StateOwnedBank,建设银行,,,general,")
    tech = ("shifan-tech,TechnologyCompany,示范科技,,~示范,general,", "tencent,TechnologyCompany,腾讯,,,general,", "baidu,TechnologyCompany,百度,,,general,")
    table(folder, *tech, "grid,OtherCompany,示例电网,,,general,", name="companies")
    return load_lexicon(folder, ontology().classes())


def linked_in(lexicon: Lexicon, *texts: str) -> list[list[str]]:
    """Ids of the mentions of texts of one document."""
    names = Registry(lexicon, ontology())
    linker = Linker(lexicon, names, Matcher(lexicon.strong, weak=lexicon.weak))
    return [[m.entity for m in linker.link(normalise(text))] for text in texts]


@pytest.mark.parametrize(("text", "key"), HOMONYMS, ids=[text for text, _ in HOMONYMS])
def test_one_short_name_of_two_things_is_told_apart_by_the_class_of_its_neighbours(tmp_path: Path, text: str, key: str | None) -> None:
    lexicon = shared_short_name(tmp_path)
    assert lexicon.problems == ()
    (found,) = linked_in(lexicon, text)
    assert [each for each in found if each.startswith("shifan")] == ([key] if key else [])


def test_one_short_name_of_two_things_is_told_apart_by_what_the_document_speaks_of(tmp_path: Path) -> None:
    lexicon = shared_short_name(tmp_path)
    listed = "示范、示例电网参加。"
    assert linked_in(lexicon, listed) == [["grid"]]
    for name, key in (("示范科技", "shifan-tech"), ("示范银行", "shifan-bank")):
        assert linked_in(lexicon, f"{name}成立。", listed)[1] == [key, "grid"]
    assert linked_in(lexicon, "示范科技成立。", "示范银行成立。", listed)[2] == ["grid"]


def test_a_short_name_is_linked_again_when_more_of_the_document_is_known(tmp_path: Path) -> None:
    lexicon = shared_short_name(tmp_path)
    names = Registry(lexicon, ontology())
    linker = Linker(lexicon, names, Matcher(lexicon.strong, weak=lexicon.weak))
    text = normalise("示范、示例电网参加。")
    assert [m.entity for m in linker.link(text)] == ["grid"]
    linker.link(normalise("示范科技成立。"))
    assert [m.entity for m in linker.link(text)] == ["shifan-tech", "grid"]


def test_a_collective_tells_which_of_two_is_its_member(tmp_path: Path) -> None:
    (tmp_path / "collectives.csv").write_text(
        f"{COLLECTIVES}\nduo,Organization,示例双雄,,shifan-tech|tencent,general,\n", encoding="utf-8"
    )
    assert linked_in(shared_short_name(tmp_path), "示范、示例双雄。")[0] == ["shifan-tech", "duo"]


def test_a_whole_name_is_found_by_its_class(tmp_path: Path) -> None:
    names = Registry(shared_short_name(tmp_path), ontology())
    assert names.find("示范", weak=True) is None
    assert [names.find("示范", [cls], weak=True).id for cls in ("Bank", "TechnologyCompany")] == ["shifan-bank", "shifan-tech"]  # type: ignore[union-attr]
    names.meet("shifan-tech")
    assert names.find("示范", weak=True).id == "shifan-tech"  # type: ignore[union-attr]
    product, company = names.mint("甲星", "Product", reason()), names.mint("甲星", "TechnologyCompany", reason())
    assert (names.find("甲星"), names.find("甲星", ["Organization"]), names.find("甲星", ["Product"])) == (product, company, product)
    assert names.find("甲星", ["Place"]) is None


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("新加坡推进数字货币。金管局与花旗银行开展合作。", "新加坡金融管理局"),
        ("香港推进数字货币。金管局与泰国中央银行启动项目。", "香港金融管理局"),
        ("香港和新加坡推进数字货币。金管局与花旗银行开展合作。", ""),
        ("金管局与花旗银行开展合作。", ""),
        ("香港推进数字货币，新加坡金管局与花旗银行开展合作。", "新加坡金融管理局"),
    ],
)
def test_the_short_name_of_an_authority_is_told_by_the_land_that_the_text_speaks_of(text: str, authority: str) -> None:
    found = annotated(prose(text))
    authorities = {found.names[m.entity].zh for ms in found.mentions.values() for m in ms if m.surface.endswith("金管局")}
    assert authorities == ({authority} if authority else set())
