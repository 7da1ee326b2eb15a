"""How common words are in a store: each version of a document counts once."""

from __future__ import annotations

from doichieu.store.terms import SELDOM
from tests.store.conftest import Bench


def test_the_words_of_a_document_count_once(bench: Bench) -> None:
    terms = bench.store.terms
    for _twice in range(2):
        terms.count(bench.directive, {"đê kè": SELDOM + 1, "rừng": SELDOM}, 10)
    assert terms.blocks() == 10
    assert terms.common(1) == {"đê kè": SELDOM + 1}


def test_words_of_several_documents_add_up_in_the_order_of_the_terms(bench: Bench) -> None:
    terms = bench.store.terms
    terms.count(bench.directive, {"đê kè": 3, "bản đồ": 30}, 40)
    terms.count(bench.plan, {"đê kè": 4}, 5)
    assert list(terms.common(1).items()) == [("bản đồ", 30), ("đê kè", 7)]
    assert list(terms.common(8)) == ["bản đồ"]
    assert terms.blocks() == 45


def test_a_document_that_is_not_counted_is_known_until_it_is(bench: Bench) -> None:
    terms = bench.store.terms
    assert terms.uncounted(9) == (bench.directive, bench.plan)
    assert terms.uncounted(1) == (bench.directive,)
    terms.count(bench.directive, {}, 1)
    assert terms.uncounted(9) == (bench.plan,)


def test_a_newer_version_is_counted_too(bench: Bench) -> None:
    store = bench.store
    store.terms.count(bench.directive, {}, 4)
    store.documents.put(store.documents.get(bench.directive).outline, "a", "newer", bench.at)
    assert bench.directive in store.terms.uncounted(9)
