"""Nothing that a summariser writes reaches a brief unless its paragraph says it."""

import json
from collections.abc import Sequence

import pytest

from deskbrief.brief.summarizers.abstractive import NOTHING_RESTS, AbstractiveSummarizer
from deskbrief.document import Block, BlockKind, Segment, Sentence, Translation
from deskbrief.export import render
from deskbrief.models import ModelEntry, Role
from deskbrief.models.runner import Output

ARABIC = [
    "أعلنت وزارة الصحة في بغداد أمس أن 12 شخصا أصيبوا بالكوليرا في البصرة خلال الأسبوع الماضي.",
    "وقال الوزير صالح الحسناوي إن الوزارة أرسلت 3 فرق طبية إلى المدينة لفحص مياه الشرب.",
    "وأضاف أن المستشفيات في البصرة جاهزة لاستقبال المرضى وأن الأدوية متوفرة بكميات كافية.",
]
ENGLISH = [
    "The Health Ministry in Baghdad announced yesterday that 12 people caught cholera in Basra last week.",
    "Minister Saleh al-Hasnawi said the ministry sent 3 medical teams to the city to test drinking water.",
    "He added that the hospitals in Basra are ready to receive patients and that medicines are available.",
]


def paragraph(number: int = 1) -> Segment:
    text = " ".join(ARABIC)
    name = f"p{number}"
    return Segment(
        Block(name, BlockKind.PARAGRAPH, 0, len(text), text, "ar"),
        tuple(Sentence(f"{name}.{i}", 0, len(line), line) for i, line in enumerate(ARABIC, 1)),
        tuple(Translation(f"{name}.{i}", line, "draft") for i, line in enumerate(ENGLISH, 1)),
    )


class Writer(AbstractiveSummarizer):
    """Writes what a test says, about everything."""

    def __init__(self, *lines: str, complete: bool = True, languages: tuple[str, ...] = ("en",)) -> None:
        super().__init__(ModelEntry("writer", "test", Role.SUMMARIZE, path="x", languages=languages))
        self.lines, self.complete, self.read = lines, complete, list[str]()

    class _Takes:
        limit = 10_000

        def measure(self, text: str) -> int:
            return len(text.split())

    def _open(self):
        return self._Takes()

    def _written(self, texts: Sequence[str]) -> list[Output]:
        self.read += texts
        return [Output(" ".join(self.lines), -0.1, self.complete) for _ in texts]


SOUND = "Twelve people caught cholera in Basra, the Health Ministry in Baghdad announced."


def test_a_line_that_its_paragraph_bears_out_stands_and_cites_it():
    (bullet,) = Writer(SOUND).bullets([paragraph()])
    assert (bullet.text, bullet.cites, bullet.instead) == (SOUND, ("p1.1",), "")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("120 people caught cholera in Basra, the Health Ministry announced.", "no such number: 120"),
        (
            "12 people caught cholera in Mosul, the Health Ministry in Baghdad announced.",
            "does not name Mosul",
        ),
    ],
    ids=["number", "name"],
)
def test_a_number_or_a_name_that_its_paragraph_has_not_gives_way_to_the_articles_own_sentence(line, told):
    (bullet,) = Writer(line).bullets([paragraph()])
    assert bullet.text != line
    assert bullet.cites == ("p1.1",)
    assert told in bullet.instead


def test_a_sound_line_stays_beside_one_that_is_replaced():
    unsound = "The ministry sent 30 medical teams to the city to test drinking water."
    bullets = Writer(SOUND, unsound).bullets([paragraph()])
    assert [bullet.text for bullet in bullets if not bullet.instead] == [SOUND]
    assert unsound not in {bullet.text for bullet in bullets}


def test_lines_that_rest_on_nothing_give_way_and_it_is_said():
    (bullet,) = Writer("The football cup final was postponed because of heavy snow.").bullets([paragraph()])
    assert bullet.instead == NOTHING_RESTS


def test_key_points_are_held_to_the_same():
    (point,) = Writer("120 people caught cholera in Basra, the Health Ministry announced.").key_points(
        [paragraph()]
    )
    assert "no such number: 120" in point.instead
    assert point.id == "k-p1.1"


def test_what_was_cut_short_is_left_out():
    (bullet,) = Writer(SOUND, "The ministry sent 3 medical", complete=False).bullets([paragraph()])
    assert bullet.text == SOUND


def test_a_model_of_arabic_is_given_the_arabic():
    writer = Writer(SOUND, languages=("ar", "en"))
    writer.bullets([paragraph()])
    assert writer.read == [" ".join(ARABIC)]


def test_an_arabic_summary_chooses_what_the_translation_tells():
    writer = Writer("أرسلت الوزارة فرقا طبية لفحص مياه الشرب.", languages=("ar",))
    (bullet,) = writer.bullets([paragraph()])
    assert (bullet.cites, bullet.instead) == (("p1.2",), "")
    assert "medical teams" in bullet.text


def test_an_arabic_line_that_rests_on_nothing_is_not_believed():
    (bullet,) = Writer("تأجلت المباراة النهائية بسبب الثلوج.", languages=("ar",)).bullets([paragraph()])
    assert bullet.instead == NOTHING_RESTS


def test_the_brief_marks_what_was_replaced(brief_of):
    writer = Writer("120 people caught cholera in Basra, the Health Ministry announced.")
    brief = brief_of([paragraph()], writer)
    assert "*(the article's own sentence: the summariser's was left out." in render(brief, "md")
    told = json.loads(render(brief, "json"))
    assert "no such number: 120" in told["bullets"][0]["instead"]


@pytest.fixture
def brief_of():
    from datetime import date

    from deskbrief.brief import make_brief
    from deskbrief.document import Article, Source

    def made(segments, summarizer):
        text = " ".join(segment.block.text for segment in segments)
        article = Article(Source("a.txt", text, sha256="0" * 64), tuple(s.block for s in segments))

        class Signed(Writer):
            signature = "writer"

        summarizer.__class__ = Signed
        return make_brief(
            article, segments, summarizer, engine_signature="x", engine_name="x", today=date(2026, 1, 1)
        )

    return made
