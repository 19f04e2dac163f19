"""``deskbrief names``: a line of candidates for a line of a name."""

from __future__ import annotations

import pytest

from deskbrief.cli.options import parse
from deskbrief.errors import UsageError
from deskbrief.exit_codes import ExitCode


def test_names_come_out_line_by_line_and_blank_ones_stay_blank(deskbrief):
    done = deskbrief("names", "romanize", "--top", "2", stdin="كيفن\n\nنوري المالكي\n".encode())
    assert done.returncode == ExitCode.OK
    first, second, third, end = done.stdout.decode().split("\n")
    assert first.split("\t")[0] == "Kevin"
    assert (second, end) == ("", "")
    assert third.split("\t")[0] == "Nouri al-Maliki" and len(third.split("\t")) == 2


def test_a_style_is_chosen(deskbrief):
    assert (
        deskbrief("names", "romanize", "--style", "ijmes", stdin="محمد\n".encode()).stdout.decode()
        == "Muḥammad\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["list"],
        ["list", "news.txt", "--top", "2"],
        ["romanize", "names.txt"],
        ["romanize", "--top", "0"],
        ["romanize", "--style", "bbc"],
    ],
)
def test_what_there_is_not_is_refused(arguments):
    with pytest.raises(UsageError):
        parse(["names", *arguments])


ARTICLE = """وصل رئيس الوزراء محمد شياع السوداني إلى بغداد.

وقال السوداني إن الجنرال كيفن ليهي بحث الأمر مع وزارة الدفاع العراقية.

وأضاف ليهي أن قواته باقية في العراق.
"""


def test_the_names_of_an_article_come_with_one_english_each(deskbrief, tmp_path):
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    done = deskbrief("names", "list", "news.txt")
    rows = {row[1]: row for row in (line.split("\t") for line in done.stdout.decode().splitlines())}
    assert rows["محمد شياع السوداني"][::2] == ["person", "Mohammed Shia al-Sudani", ""]
    assert rows["محمد شياع السوداني"][5] == "2"
    assert rows["كيفن ليهي"][5] == "2"
    assert rows["بغداد"][:4] == ["place", "بغداد", "Baghdad", "known name"]
    assert "Ministry of Defense" in rows["وزارة الدفاع العراقية"][2]


def test_what_was_chosen_before_comes_first_and_is_told_apart(deskbrief, deskbrief_here, tmp_path):
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "terms.csv").write_text("بغداد,Bagdad,place\n", encoding="utf-8")
    (tmp_path / "approved.tsv").write_text("وصل كيفن ليهي.\tKevin Leehy arrived.\n", encoding="utf-8")
    deskbrief_here("memory", "import", "approved.tsv")
    rows = [line.split("\t") for line in deskbrief("names", "list", "news.txt").stdout.decode().splitlines()]
    chosen = {row[1]: row[2:5] for row in rows if row[4]}
    assert chosen == {
        "بغداد": ["Bagdad", "glossary", "chosen"],
        "كيفن ليهي": ["Kevin Leehy", "desk memory", "chosen"],
    }
    without = deskbrief("names", "list", "news.txt", "--no-memory", "--no-terms").stdout.decode()
    assert "chosen" not in without
