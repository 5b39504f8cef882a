"""The SPARQL 1.1 Protocol, case by case, before any query runs."""

from __future__ import annotations

from urllib.parse import quote

import pyoxigraph as ox
import pytest

from kg.serve.errors import HttpError
from kg.serve.media import GRAPHS, RESULTS, choose
from kg.serve.protocol import FORM, QUERY, UPDATE, Operation, read_operation, refuse_remote, remote_addresses
from kg.serve.using import with_using

ASK = "ASK { ?s ?p '中' }"
CODED = quote(ASK)
G = "http://example.org/g"
READ = {
    "GET": ("GET", f"query={CODED}", "", b"", Operation(ASK)),
    "GET, plus for blank": ("GET", "query=ASK+%7B%7D", "", b"", Operation("ASK {}")),
    "HEAD": ("HEAD", f"query={CODED}", "", b"", Operation(ASK)),
    "bare GET": ("GET", "", "", b"", None),
    "GET with graphs": (
        "GET",
        f"query={CODED}&default-graph-uri={quote(G)}&default-graph-uri=http%3A%2F%2Fb&named-graph-uri=http%3A%2F%2Fn",
        "",
        b"",
        Operation(ASK, False, (G, "http://b"), ("http://n",)),
    ),
    "form": ("POST", "", FORM, f"query={CODED}".encode(), Operation(ASK)),
    "form with charset": ("POST", "", FORM + "; charset=UTF-8", f"query={CODED}".encode(), Operation(ASK)),
    "form, graph in the address": ("POST", f"named-graph-uri={quote(G)}", FORM, f"query={CODED}".encode(), Operation(ASK, False, (), (G,))),
    "direct": ("POST", "", QUERY, ASK.encode(), Operation(ASK)),
    "direct with graph": ("POST", f"default-graph-uri={quote(G)}", QUERY, ASK.encode(), Operation(ASK, False, (G,))),
    "update by form": ("POST", "", FORM, b"update=CLEAR+ALL", Operation("CLEAR ALL", True)),
    "update direct": ("POST", "", UPDATE, b"CLEAR ALL", Operation("CLEAR ALL", True)),
    "update direct with graphs": (
        "POST", f"using-graph-uri={quote(G)}&using-named-graph-uri=http%3A%2F%2Fn", UPDATE, b"CLEAR ALL", Operation("CLEAR ALL", True, (G,), ("http://n",)),
    ),
    "update by form with graphs": ("POST", "", FORM, f"update=CLEAR+ALL&using-graph-uri={quote(G)}".encode(), Operation("CLEAR ALL", True, (G,))),
}
REFUSED = {
    "two queries": ("GET", "query=a&query=b", "", b"", 400),
    "update by GET": ("GET", "update=CLEAR+ALL", "", b"", 400),
    "no query": ("GET", "default-graph-uri=http%3A%2F%2Fg", "", b"", 400),
    "query and update": ("POST", "", FORM, b"query=a&update=b", 400),
    "empty form": ("POST", "", FORM, b"", 400),
    "other type": ("POST", "", "text/plain", b"ASK {}", 415),
    "no type": ("POST", "", "", b"ASK {}", 415),
    "other charset": ("POST", "", QUERY + "; charset=gb18030", ASK.encode("gb18030"), 415),
    "no UTF-8": ("POST", "", QUERY, ASK.encode("gb18030"), 400),
    "broken escapes": ("GET", "query=%ff%fe", "", b"", 400),
    "graph is no IRI": ("GET", f"query={CODED}&default-graph-uri=not+an+iri", "", b"", 400),
    "using-graph-uri is no IRI": ("POST", "using-graph-uri=not+an+iri", UPDATE, b"CLEAR ALL", 400),
    "too many fields": ("GET", "&".join(["query=a"] * 200), "", b"", 400),
}


@pytest.mark.parametrize("case", READ)
def test_what_a_request_asks_for(case: str) -> None:
    *request, expected = READ[case]
    assert read_operation(*request) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("case", REFUSED)
def test_malformed_requests(case: str) -> None:
    *request, status = REFUSED[case]
    with pytest.raises(HttpError) as caught:
        read_operation(*request)  # type: ignore[arg-type]
    assert caught.value.status == status
    assert caught.value.message


REMOTE = {
    "SELECT * { SERVICE <http://a.example/x> { ?s ?p ?o } }": ["http://a.example/x"],
    "SELECT * { service silent ?where { ?s ?p ?o } }": ["?where"],
    "PREFIX e: <http://e.example/> SELECT * { SERVICE e:x { ?s ?p ?o } }": ["http://e.example/x"],
    "LOAD <http://a.example/d> INTO GRAPH <http://g>": ["http://a.example/d"],
    "SELECT * { ?s ?service ?o ; ex:service ?load . FILTER(?o = 'SERVICE <http://a>') }": [],
    'SELECT * { ?s ?p "SERVICE <http://a>" } # SERVICE <http://b>': [],
    'SELECT * { ?s ?p """ " SERVICE <http://a>""" . ?s <http://x/SERVICE> ?service }': [],
    "SELECT * { ?s <http://x#y> ?o . SERVICE<http://a.example/x>{ ?s ?p ?o } }": ["http://a.example/x"],
    "SELECT * { SERVICE # why\n <http://a.example/x> { } }": ["http://a.example/x"],
}


USING = {
    "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }": "DELETE { ?s ?p ?o } USING <http://g> USING NAMED <http://n> WHERE { ?s ?p ?o }",
    "DELETE WHERE { GRAPH <http://x> { ?s ?p '}' } }": (
        "DELETE { GRAPH <http://x> { ?s ?p '}' } } USING <http://g> USING NAMED <http://n> WHERE { GRAPH <http://x> { ?s ?p '}' } }"
    ),
    "insert { ?s ?p 1 } where { ?s ?p ?where { SELECT * WHERE { ?s ?p 'WHERE {' } } } # WHERE": (
        "insert { ?s ?p 1 } USING <http://g> USING NAMED <http://n> where { ?s ?p ?where { SELECT * WHERE { ?s ?p 'WHERE {' } } } # WHERE"
    ),
    "INSERT DATA { <http://a> <http://x/WHERE> 1 }; CLEAR ALL": "INSERT DATA { <http://a> <http://x/WHERE> 1 }; CLEAR ALL",
    "DELETE { ?a ?b ?c } INSERT { ?a ?b 1 } WHERE { ?a ?b ?c } ; DELETE WHERE { ?a ?b 2 }": (
        "DELETE { ?a ?b ?c } INSERT { ?a ?b 1 } USING <http://g> USING NAMED <http://n> WHERE { ?a ?b ?c } ; "
        "DELETE { ?a ?b 2 } USING <http://g> USING NAMED <http://n> WHERE { ?a ?b 2 }"
    ),
}


@pytest.mark.parametrize("update", USING)
def test_graphs_of_the_request_stand_in_each_operation(update: str) -> None:
    found = with_using(update, ["http://g"], ["http://n"])
    assert " ".join(found.split()) == " ".join(USING[update].split())
    ox.Store().update(found)
    assert with_using(update, [], []) == update


@pytest.mark.parametrize("update", ["WITH <http://a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "DELETE { ?s ?p ?o } using <http://a> WHERE { ?s ?p ?o }"])
def test_graphs_are_named_in_one_place(update: str) -> None:
    with pytest.raises(HttpError, match="say it in one of both") as caught:
        with_using(update, ["http://g"], [])
    assert caught.value.status == 400


@pytest.mark.parametrize("query", REMOTE)
def test_where_a_query_leads(query: str) -> None:
    assert remote_addresses(query) == REMOTE[query]


def test_only_named_addresses_are_allowed() -> None:
    query = "SELECT * { SERVICE <http://a.example/x> { } SERVICE <http://b.example/x> { } }"
    with pytest.raises(HttpError, match=r"http://b\.example/x is not allowed"):
        refuse_remote(query, ["http://a.example/x"])
    refuse_remote(query, ["http://a.example/x", "http://b.example/x"])


JSON, XML, CSV, TSV = list(RESULTS)[:4]
CHOSEN = [
    ("", JSON),
    ("*/*", JSON),
    ("text/csv", CSV),
    ("application/sparql-results+xml, text/csv;q=0.5", XML),
    ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", XML),
    ("text/*", CSV),
    ("text/*;q=0.1, application/json", "application/json"),
    ("text/html, application/xhtml+xml, */*;q=0.1", JSON),
    ("application/sparql-results+json;q=0, */*", XML),
]


@pytest.mark.parametrize(("accept", "expected"), CHOSEN)
def test_negotiation(accept: str, expected: str) -> None:
    assert choose(accept, list(RESULTS)) == expected


@pytest.mark.parametrize(("accept", "status"), [("image/png", 406), ("*/*;q=0", 406), ("nonsense", 400)])
def test_nothing_fits(accept: str, status: int) -> None:
    with pytest.raises(HttpError) as caught:
        choose(accept, list(GRAPHS))
    assert caught.value.status == status
