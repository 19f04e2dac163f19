"""The finished brief in examples/ is what deskbrief makes of its article today; `make examples` renews it."""

from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_the_brief_in_the_examples_is_true(deskbrief, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    made = deskbrief(str(EXAMPLES / "articles" / "agency-flood.txt"))
    assert made.stdout == (EXAMPLES / "briefs" / "agency-flood.md").read_bytes()
