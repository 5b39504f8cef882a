"""The figures of a document's sentences as observations."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.annotate import Annotated, Sentence
from kg.extract.base import evidence
from kg.extract.indicators import indicator_entity
from kg.extract.statistics.reader import Figure, SentenceReader
from kg.extract.typed import Alphabet
from kg.model.document import Paragraph
from kg.model.entity import Mention
from kg.model.statement import ObservationClaim
from kg.text.dates import parse_period
from kg.text.money import parse_quantity

MAX_INDICATOR = 30


class StatisticsExtractor:
    """Reads figures in sentences; those it cannot place are told as problems."""

    name = "statistics"

    def __init__(self, alphabet: Alphabet) -> None:
        self.reader = SentenceReader(alphabet.ontology)

    def extract(self, document: Annotated) -> Iterator[ObservationClaim]:
        """Observations of every sentence of running text."""
        year = document.document.report.date[:4]
        for sentence in document.sentences:
            if isinstance(document.document.blocks[sentence.block], Paragraph):
                yield from self.sentence(document, sentence, year)

    def sentence(self, document: Annotated, sentence: Sentence, year: str = "") -> Iterator[ObservationClaim]:
        """Observations of one sentence."""
        typed = document.typed(sentence)
        if not any(token.kind == "Quantity" for token in typed.at.values()):
            return
        figures = self.reader.read(typed)
        read = {id(figure.token) for figure in figures}
        for token in typed.at.values():
            if token.kind == "Quantity" and id(token) not in read:
                document.problem("figure-unread", f"no indicator for {token.text}", sentence.passage)
        for figure in figures:
            claim = self._claim(document, sentence, figure)
            if claim is not None:
                yield claim

    def _claim(self, document: Annotated, sentence: Sentence, figure: Figure) -> ObservationClaim | None:
        token = figure.token
        quantity = parse_quantity(token.text)
        if quantity is None or not figure.indicator or len(figure.indicator) > MAX_INDICATOR:
            document.problem("figure-unread", f"{token.text} of {figure.indicator[:40]!r} is not understood", sentence.passage)
            return None
        names = document.names
        indicator = indicator_entity(names, figure.indicator, "words before a figure")
        base = ""
        if figure.base and figure.base != figure.indicator:
            base = indicator_entity(names, figure.base, "words before a figure").id
        about = figure.about.mention.entity if figure.about is not None and figure.about.mention is not None else ""
        place = figure.place.mention.entity if figure.place is not None and figure.place.mention is not None else ""
        value, normalized = quantity.value, quantity.normalized_value
        if figure.fall:
            value, normalized = -abs(value), -abs(normalized)
        where = Mention(token.start, token.end, token.text, indicator.id, "Indicator", sentence.text.span(token.start, token.end), "indicator")
        document.mention(sentence.passage, (where,))
        return ObservationClaim(
            indicator=indicator.id,
            unit=quantity.unit,
            quantity_text=token.text,
            evidence=evidence(sentence.passage, self.name, "figure-in-sentence", "0.85"),
            value=value,
            bound=figure.bound,
            normalized_value=normalized,
            normalized_unit=quantity.normalized_unit,
            period=parse_period(figure.date) if figure.date else None,
            about=about,
            place=place,
            growth_of=base if not figure.share else "",
            share_of=base if figure.share else "",
            modality=figure.modality,
        )
