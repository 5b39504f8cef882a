"""The entities met in one document: of the lexicon, or minted from the text with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from kg.lexicon.tables import Lexicon, compared
from kg.model.entity import Entity
from kg.model.reason import Reason
from kg.ontology.terms import Ontology
from kg.text.normalise import name_key


def discovered_id(name: str, top_class: str) -> str:
    """Id of an entity that the lexicon lacks: a hash of its normalised name and top class."""
    digest = hashlib.sha256(f"{top_class}\0{name_key(name)}".encode()).hexdigest()
    return f"{top_class.lower()}-{digest[:12]}"


_TELLS_MORE = frozenset({("TechnologyCompany", "FintechSubsidiary"), ("OtherCompany", "FintechSubsidiary"), ("OtherCompany", "TechnologyCompany")})
"""Classes of firms of which the first is what an ending gives, and the second what only a text can tell."""


class Registry:
    """Entities by id, with every further form that the document uses for them."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology) -> None:
        self.lexicon = lexicon
        self.ontology = ontology
        self._met: dict[str, Entity] = {}
        self._known = lexicon.entities
        self._by_key: dict[str, str] = dict(lexicon.by_key)
        self._weak_by_key = lexicon.weak_by_key
        self._namesakes: dict[str, list[str]] = {}

    def __getitem__(self, key: str) -> Entity:
        found = self._met.get(key)
        return self._known[key] if found is None else found

    def meet(self, key: str) -> Entity:
        """Note that the document mentions an entity."""
        entity = self._met.get(key)
        if entity is None:
            entity = self._met[key] = self[key]
        return entity

    def find(self, name: str, classes: Iterable[str] = (), *, weak: bool = False) -> Entity | None:
        """The entity that a whole name belongs to, if it is of one of ``classes`` (any, if none are given).

        Of several things of one name the class decides.
        """
        key = compared(name)
        if key not in self._by_key and key not in self._namesakes and not (weak and key in self._weak_by_key):
            return None  # as most stretches of words are no name
        wanted = tuple(classes)
        owner = self._by_key.get(key)
        if owner is not None and self._is_any(self[owner], wanted):
            return self[owner]
        if weak and key in self._weak_by_key:
            owners = self.lexicon.homonyms.get(key, (self._weak_by_key[key],))
            fitting = [self[owner] for owner in owners if self._is_any(self[owner], wanted)]
            if len(fitting) > 1:
                fitting = [entity for entity in fitting if self.has_met(entity.id)]
            if len(fitting) == 1:
                return fitting[0]
        for other in self._namesakes.get(key, ()):
            if self._is_any(self[other], wanted):
                return self[other]
        return None

    def _is_any(self, entity: Entity, classes: Sequence[str]) -> bool:
        """Is an entity of one of some classes? It is where none are asked for."""
        return not classes or entity.cls in classes or any(self.ontology.is_a(entity.cls, cls) for cls in classes)

    def has_met(self, key: str) -> bool:
        """Has the document mentioned an entity so far?"""
        return key in self._met

    def mint(self, name: str, cls: str, reason: Reason, aliases: Iterable[str] = (), *, identity: str = "") -> Entity:
        """The discovered entity of a name and class, made if new; ``reason`` says why it has that class.

        ``identity`` is the name that its id is made from, where that is not the name to show.
        """
        if not name.strip():
            raise ValueError(f"an entity of class {cls} without a name")
        top = self.ontology.top_class(cls)
        key = discovered_id(identity or name, top)
        known = self._met.get(key)
        forms = [a for a in aliases if a and a != name]
        if known is None:
            known = Entity(key, cls, name.strip(), origin="discovered", reason=reason, aliases=tuple(dict.fromkeys(forms)))
        else:
            added = [form for form in (name, *forms) if form != known.zh]
            merged = tuple(dict.fromkeys((*known.aliases, *added)))
            finer = cls if self.ontology.is_a(cls, known.cls) or (known.cls, cls) in _TELLS_MORE else known.cls
            known = Entity(key, finer, known.zh, known.en, merged, "discovered", reason if (known.cls, cls) in _TELLS_MORE else known.reason)
        self._met[key] = known
        first = self._by_key.setdefault(compared(name), key)
        namesakes = self._namesakes.setdefault(compared(name), []) if first != key else []
        if first != key and key not in namesakes:
            namesakes.append(key)
        return known

    def told(self, entity: Entity, cls: str, reason: Reason) -> Entity:
        """An entity of which a text tells that it is of a class; a discovered one gets it, if it tells more than its own."""
        return self.mint(entity.zh, cls, reason) if entity.origin == "discovered" and (entity.cls, cls) in _TELLS_MORE else entity

    def alias(self, key: str, form: str) -> None:
        """Add a form that the document introduced for an entity."""
        entity = self[key]
        if form != entity.zh and form not in entity.aliases and form != entity.en:
            entity = Entity(
                entity.id, entity.cls, entity.zh, entity.en, (*entity.aliases, form), entity.origin, entity.reason, entity.broader, entity.source
            )
        self._met[key] = entity
        self._by_key.setdefault(compared(form), key)

    def apart(self, key: str, form: str) -> bool:
        """Is ``form`` judged to be no name of this entity?"""
        if not self.lexicon.apart:
            return False
        entity, name = self[key], compared(form)
        return any(frozenset((compared(known), name)) in self.lexicon.apart for known in (key, entity.zh, *entity.aliases) if known)

    def add_report(self, report: Entity) -> None:
        """Make the report at hand known by its title."""
        self._met[report.id] = report
        self._by_key.setdefault(compared(report.zh), report.id)

    def met(self) -> dict[str, Entity]:
        """All entities met, by id."""
        return dict(sorted(self._met.items()))
