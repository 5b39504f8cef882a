"""The prefixes of the vocabulary, and names shortened with them."""

from __future__ import annotations

from functools import cache

FKG = "https://w3id.org/fintech-kg/ontology#"
FKGC = "https://w3id.org/fintech-kg/concept/"
FKGR = "https://w3id.org/fintech-kg/id/"

PREFIXES: dict[str, str] = {
    "fkg": FKG,
    "fkgc": FKGC,
    "fkgr": FKGR,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "qb": "http://purl.org/linked-data/cube#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
}

_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def shorten(iri: str) -> str:
    """``fkg:Bank`` for an IRI in one of the namespaces, else the IRI as it is."""
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(name: str) -> str:
    """The IRI of ``fkg:Bank``; a name with no known prefix is returned as it is."""
    prefix, colon, local = name.partition(":")
    namespace = PREFIXES.get(prefix)
    return namespace + local if colon and namespace is not None and not local.startswith("//") else name


@cache
def term_name(name: str) -> str:
    """How the program calls a term: the local name for ``fkg:``, else prefix and local name, else the IRI."""
    iri = expand(name)
    return iri[len(FKG) :] if iri.startswith(FKG) else shorten(iri)
