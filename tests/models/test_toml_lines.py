"""Faults in a models.toml are told with their line, whatever the file looks like."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.models.toml_lines import tables


def test_every_table_is_found_with_the_lines_of_its_keys():
    text = 'a = 1\n\n[[model]]\nname = "x"\nkind = "y"\n\n[[model]]\nname = "z"\n'
    found = tables(text)
    assert [(table.name, table.line) for table in found] == [("", 1), ("model", 3), ("model", 7)]
    assert found[1].keys == {"name": 4, "kind": 5}
    assert found[2].keys == {"name": 8}


def test_what_looks_like_a_table_in_a_string_or_a_comment_is_none():
    text = (
        '[[model]]\nadvice = """\n[[model]]\nkind = 1\n"""\n# [[model]]\nnote = \'[[model]]\'\nname = "x"\n'
    )
    (_, model) = tables(text)
    assert model.keys == {"advice": 2, "note": 7, "name": 8}


def test_a_value_over_several_lines_holds_no_keys():
    (_, model) = tables(
        '[[model]]\nlanguages = [\n  "ar", # = here\n  "en",\n]\nsub = { a = 1, b = [2] }\nname = "x"\n'
    )
    assert model.keys == {"languages": 2, "sub": 6, "name": 7}


def test_a_quoted_key_and_a_sub_table_count_by_their_name():
    (_, model) = tables('[[model]]\n"name" = "x"\n[model.extra]\na = 1\n')[:2]
    assert model.keys["name"] == 2
    assert model.keys["extra"] == 3


def test_a_key_that_is_not_there_has_the_line_of_its_table():
    assert tables("\n\n[[model]]\n")[1].line_of("kind") == 3


KEYS = st.sampled_from(["name", "kind", "role", "hub", "advice", "beams"])
VALUES = st.one_of(
    st.integers().map(str),
    st.text("ab#=[]{}' ", max_size=12).map(lambda text: f'"{text}"'),
    st.text("ab#=[]\n ", max_size=12).map(lambda text: f'"""{text}"""'),
    st.text('ab#=[]" ', max_size=12).map(lambda text: f"'{text}'"),
    st.lists(st.integers(), max_size=3).map(lambda items: "[\n" + ",\n".join(map(str, items)) + "]"),
)


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=4))
def test_every_key_of_every_entry_is_found_where_it_stands(entries):
    lines, places = [], []
    for entry in entries:
        lines.append("[[model]] # =")
        places.append((len(lines), {}))
        for key, value in entry.items():
            places[-1][1][key] = len(lines) + 1
            lines += f"{key} = {value} # [[model]]".split("\n")
    text = "\n".join(lines)
    tomllib.loads(text)
    assert [(table.line, table.keys) for table in tables(text)[1:]] == places
