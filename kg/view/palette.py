"""Colour and shape of the drawn classes: families that a reader can tell apart, not by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from kg.view.overview import Label


@dataclass(frozen=True, slots=True)
class Family:
    """Classes drawn alike: one of vis-network's plain shapes, a colour with a contrast of 3:1 or more on white."""

    key: str
    label: Label
    colour: str
    shape: str
    classes: tuple[str, ...]


FAMILIES: tuple[Family, ...] = (
    Family(
        "bank",
        Label("银行", "Banks"),
        "#1f4e8c",
        "dot",
        ("Bank", "StateOwnedBank", "JointStockBank", "CityCommercialBank", "RuralBank", "InternetBank", "ForeignBank"),
    ),
    Family(
        "finance",
        Label("其他金融机构", "Other financial institutions"),
        "#2f86c1",
        "dot",
        (
            "FinancialInstitution",
            "SecuritiesFirm",
            "InsuranceCompany",
            "FundManager",
            "PaymentInstitution",
            "OtherFinancialInstitution",
        ),
    ),
    Family("subsidiary", Label("金融科技子公司", "Fintech subsidiaries"), "#0f8b8d", "dot", ("FintechSubsidiary",)),
    Family(
        "company",
        Label("科技及其他企业", "Technology and other companies"),
        "#3f8f3f",
        "dot",
        ("TechnologyCompany", "OtherCompany"),
    ),
    Family(
        "public",
        Label("政府与监管机构", "Government and regulators"),
        "#b3261e",
        "dot",
        ("PublicBody", "Regulator", "CentralBank", "GovernmentBody"),
    ),
    Family(
        "organisation",
        Label("其他机构", "Other organisations"),
        "#7a6a5a",
        "dot",
        (
            "Organization",
            "InternationalOrganization",
            "IndustryAssociation",
            "ResearchInstitute",
            "MarketInfrastructure",
        ),
    ),
    Family(
        "policy",
        Label("政策文件", "Policies"),
        "#c2571a",
        "square",
        ("Policy", "Law", "Plan", "Measures", "Guideline", "Notice", "Standard"),
    ),
    Family("product", Label("产品与平台", "Products"), "#7b4ba0", "triangle", ("Product",)),
    Family("initiative", Label("试点、联盟与项目", "Initiatives"), "#b0448a", "triangleDown", ("Initiative",)),
    Family("technology", Label("技术", "Technologies"), "#946c00", "diamond", ("Technology",)),
    Family("scenario", Label("应用场景", "Scenarios"), "#5b7a12", "diamond", ("Scenario",)),
    Family("place", Label("地区", "Places"), "#5c6670", "hexagon", ("Place",)),
    Family("other", Label("其他", "Other"), "#6b6f76", "dot", ()),
)
_BY_CLASS = {cls: family for family in FAMILIES for cls in family.classes}


def family_of(cls: str) -> Family:
    """The family a class (local name) is drawn with; the last one for a class that no family names."""
    return _BY_CLASS.get(cls, FAMILIES[-1])
