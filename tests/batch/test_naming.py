"""The output tree mirrors the input tree, and no two articles ever share a brief."""

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.batch.naming import name_outputs

paths = st.lists(
    st.sampled_from(["a", "b", "A", "a.b", "é", "e\u0301", "x.md", "a-2"]), min_size=1, max_size=3
).map("/".join)
articles = st.lists(
    st.tuples(paths, st.sampled_from([".txt", ".html", ".md"])).map("".join), unique=True, max_size=12
)


def test_a_brief_bears_the_name_of_its_article_in_the_same_folder():
    assert name_outputs(["a.txt", "iraq/b.html"], [".md"]) == {"a.txt": "a", "iraq/b.html": "iraq/b"}


def test_two_articles_of_one_stem_keep_their_suffixes():
    assert name_outputs(["a.html", "a.txt"], [".md"]) == {"a.html": "a.html", "a.txt": "a.txt"}


def test_a_newcomer_does_not_rename_the_brief_of_an_older_article():
    assert name_outputs(["a.html", "a.txt"], [".md"], {"a": "a.txt"}) == {"a.txt": "a", "a.html": "a.html"}


def test_the_name_of_an_article_that_has_gone_stays_its_own():
    assert name_outputs(["a.html"], [".md"], {"a": "a.txt"}) == {"a.html": "a.html"}


def test_a_folder_named_like_a_brief_is_not_in_its_way():
    names = name_outputs(["a.txt", "a.md/b.txt"], [".md"])
    assert names["a.txt"] != "a"


@given(articles)
def test_no_two_briefs_are_the_same_file_on_any_file_system(found):
    names = name_outputs(found, [".md", ".json"])
    assert set(names) == set(found)
    folded = {name.casefold().replace("e\u0301", "é") for name in names.values()}
    assert len(folded) == len(found)


@given(articles, articles)
def test_names_once_given_never_change(before, after):
    first = name_outputs(before, [".md"])
    taken = {name: article for article, name in first.items()}
    later = name_outputs(sorted(set(before) | set(after)), [".md"], taken)
    assert {article: later[article] for article in before} == first
