"""The abstractive summariser: a model writes, and every line is traced to what it rests on."""

from pathlib import Path

import pytest

from deskbrief.brief import fingerprint
from deskbrief.brief.summarizers import open_summarizer
from deskbrief.document import Block, BlockKind, Segment, Sentence, Translation
from deskbrief.errors import ModelMissingError
from deskbrief.models import ModelEntry, Role
from support.tiny_language import FACTS, source_sentences, translated

pytestmark = pytest.mark.models


def segment(
    number: int, texts: list[str], kind: BlockKind = BlockKind.PARAGRAPH, engine: str = "draft"
) -> Segment:
    """Return a paragraph of Arabic sentences with these translations."""
    name = f"p{number}"
    arabic = "نص"
    return Segment(
        Block(name, kind, 0, len(arabic), arabic, "ar"),
        tuple(Sentence(f"{name}.{i}", 0, 2, arabic) for i in range(1, len(texts) + 1)),
        tuple(Translation(f"{name}.{i}", text, engine) for i, text in enumerate(texts, 1)),
    )


LONG = [*FACTS[:3], *FACTS[:5], *FACTS[2:6]]
"""More words than a paragraph that is given as it is."""


@pytest.fixture(scope="module")
def summarizer(tiny_model):
    return open_summarizer(entry(tiny_model("bart")))


def entry(folder: Path, **more: object) -> ModelEntry:
    return ModelEntry("tiny-bart", "transformers", Role.SUMMARIZE, path=str(folder), **more)  # type: ignore[arg-type]


def test_a_paragraph_gets_what_the_model_writes_about_it(summarizer):
    (bullet,) = summarizer.bullets([segment(1, [FACTS[6], *FACTS])])
    assert bullet.text == FACTS[6]
    assert bullet.cites == ("p1.1",)


def test_a_short_paragraph_is_told_by_its_first_sentence(summarizer):
    (bullet,) = summarizer.bullets([segment(1, ["The ferry sailed at dawn.", "Nobody was on board."])])
    assert (bullet.text, bullet.cites) == ("The ferry sailed at dawn.", ("p1.1",))


def test_what_the_model_invents_gives_way_to_the_first_sentence(summarizer):
    # The model knows no other words than those of FACTS: whatever it writes about this is invented.
    foreign = ["Seven ferries left Tripoli harbour before sunrise with lentils aboard."] * 6
    (bullet,) = summarizer.bullets([segment(1, foreign)])
    assert (bullet.text, bullet.cites) == (foreign[0], ("p1.1",))


def test_a_bullet_is_made_from_the_translations_it_cites(summarizer):
    paragraph = segment(1, [FACTS[6], *FACTS])
    (bullet,) = summarizer.bullets([paragraph])
    assert bullet.made_from == fingerprint([paragraph.translations[0]])


def test_only_readable_news_gets_bullets(summarizer):
    segments = [
        segment(1, FACTS[:1], BlockKind.HEADLINE),
        segment(2, FACTS[1:2]),
        segment(3, ["ترجمه نشده"], engine="none"),
        segment(4, []),
    ]
    assert [bullet.paragraphs for bullet in summarizer.bullets(segments)] == [("p2",)]


def test_an_article_without_news_gets_neither_bullets_nor_key_points(summarizer):
    assert summarizer.bullets([]) == ()
    assert summarizer.key_points([]) == ()


def test_key_points_come_from_every_part_of_the_article_in_reading_order(summarizer):
    segments = [segment(number, [fact] * 3) for number, fact in enumerate(FACTS)]
    points = summarizer.key_points(segments)
    assert [point.paragraphs[0] for point in points] == ["p0", "p2", "p4", "p6"]
    assert [point.text for point in points] == FACTS[0::2]


def test_there_are_no_more_key_points_than_asked_for(summarizer):
    segments = [segment(number, [fact] * 3) for number, fact in enumerate(FACTS)]
    assert len(summarizer.key_points(segments, limit=2)) == 2


def test_two_key_points_never_say_the_same(summarizer):
    (point,) = summarizer.key_points([segment(number, [FACTS[0]] * 3) for number in range(8)])
    assert point.text == FACTS[0]


def test_every_bullet_has_an_id_of_its_own_and_cites_sentences_that_are_there(summarizer):
    segments = [segment(number, LONG) for number in range(3)]
    made = [*summarizer.bullets(segments), *summarizer.key_points(segments)]
    assert len({bullet.id for bullet in made}) == len(made)
    known = {sentence.id for each in segments for sentence in each.sentences}
    assert all(bullet.cites and set(bullet.cites) <= known for bullet in made)


def test_a_paragraph_longer_than_the_model_takes_is_read_to_its_end(summarizer, tiny_model):
    # 24 tokens at a time: the last passages hold a fact that no other does.
    small = open_summarizer(entry(tiny_model("bart"), max_units=24))
    bullets = small.bullets([segment(1, [*[FACTS[0]] * 12, FACTS[5], FACTS[5], FACTS[5], FACTS[5]])])
    assert {FACTS[0], FACTS[5]} <= {bullet.text for bullet in bullets}
    whole = [FACTS[0]] * 60
    assert summarizer.bullets([segment(1, whole)])[0].text == FACTS[0]


def test_summaries_are_deterministic(summarizer):
    segments = [segment(number, LONG) for number in range(3)]
    assert summarizer.bullets(segments) == summarizer.bullets(segments)


def test_the_signature_names_weights_rules_library_and_search(summarizer):
    assert summarizer.signature.startswith("tiny-bart:local-")
    assert "|rules:2|transformers:" in summarizer.signature
    assert summarizer.signature.endswith("|beams:4|instead:lead-rank:" + summarizer.signature[-1])


def test_a_missing_model_says_what_works_now():
    missing = ModelEntry("bart", "transformers", Role.SUMMARIZE, path="no/such/folder")
    with pytest.raises(ModelMissingError) as caught:
        open_summarizer(missing).bullets([segment(1, LONG)])
    assert "no/such/folder" in caught.value.message
    assert "--summarizer lead-rank" in caught.value.hint


@pytest.mark.parametrize("kind", ["transformers", "ctranslate2"])
def test_pegasus_tells_the_first_sentence_of_a_paragraph(tiny_model, kind: str):
    made = open_summarizer(ModelEntry("tiny", kind, Role.SUMMARIZE, path=str(tiny_model("pegasus"))))
    bullet = made.bullets([segment(1, FACTS[2:6] * 2)])[0]
    assert (bullet.text, bullet.cites, bullet.instead) == (FACTS[2], ("p1.1",), "")


@pytest.mark.parametrize("kind", ["transformers", "ctranslate2"])
def test_mt5_reads_the_arabic_and_tells_it_in_english(tiny_model, kind: str):
    made = open_summarizer(
        ModelEntry(
            "tiny", kind, Role.SUMMARIZE, path=str(tiny_model("mt5")), languages=("ar", "en"), max_units=12
        )
    )
    arabic = [f"{' '.join(sentence.split()[:2])} ." for sentence in source_sentences(16, seed=5)]
    english = [f"{translated(line[:-2])} ." for line in arabic]
    (bullet, *_) = made.bullets([arabic_segment(arabic, english)])
    assert (bullet.text, bullet.cites[0]) == (english[0], "p1.1")


def arabic_segment(arabic: list[str], english: list[str]) -> Segment:
    text = " ".join(arabic)
    return Segment(
        Block("p1", BlockKind.PARAGRAPH, 0, len(text), text, "ar"),
        tuple(Sentence(f"p1.{i}", 0, len(line), line) for i, line in enumerate(arabic, 1)),
        tuple(Translation(f"p1.{i}", line, "draft") for i, line in enumerate(english, 1)),
    )


def test_what_a_language_model_makes_up_gives_way_to_the_articles_own_sentence(tiny_model):
    """It has learned to translate, and not a word of what this paragraph is about."""
    made = open_summarizer(
        ModelEntry("chat", "causal", Role.SUMMARIZE, path=str(tiny_model("causal")), beams=1)
    )
    (bullet,) = made.bullets([segment(1, LONG)])
    assert bullet.instead
    assert bullet.text in LONG
    assert "|asked:" in made.signature
