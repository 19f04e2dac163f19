"""Completing a paragraph: from where the person has got to, to the end of that sentence, nothing twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.document import Article, Block, BlockKind, Segment, Source
from deskbrief.errors import EngineError, ModelMissingError
from deskbrief.segment import segment
from deskbrief.translate.completion import NotCompletedError, can_complete, complete_paragraph, rest_of
from support.fake_engine import FakeEngine
from support.segments import segments_of

MACHINE = [
    "The government announced new elections.",
    "The minister, who visited the city, opened a school.",
    "Water reached the market of Dr. Salim.",
]
ARABIC = "أعلنت الحكومة انتخابات جديدة. وافتتح الوزير الذي زار المدينة مدرسة. ووصل الماء إلى سوق سالم."


class Completer(FakeEngine):
    """A scripted engine that can complete; remembers what it was asked."""

    def __init__(self, answer: str | Exception = "", **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]
        self.answer = answer
        self.asked: list[tuple[str, str]] = []

    def complete(self, sentence: str, prefix: str) -> str:
        self.asked.append((sentence, prefix))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def paragraph() -> Segment:
    (part,) = segments_of(ARABIC)
    assert len(part.sentences) == 3
    return part


def test_an_engine_that_completes_is_told_from_one_that_does_not():
    assert can_complete(Completer())
    assert not can_complete(FakeEngine())


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("", "The government announced new elections."),
        ("The government", " announced new elections."),
        ("The government ", "announced new elections."),
        ("The gover", "nment announced new elections."),
        ("the Government", " announced new elections."),
        ("The Iraqi government announced", " new elections."),
        ("The cabinet announced ", "new elections."),
        ("The government announced new elections", "."),
        ("The government announced new elections.", " The minister, who visited the city, opened a school."),
        ("The cabinet calls for new elections. ", "The minister, who visited the city, opened a school."),
        ("The government announced new elections. The minister", ", who visited the city, opened a school."),
        ("The government announced new elections. The minister ", "who visited the city, opened a school."),
        ("There will be elections. A minister, who visited the town,", " opened a school."),
        (
            "The government announced new elections, and the minister, who visited",
            " the city, opened a school.",
        ),
    ],
)
def test_the_machines_own_words_go_on_from_where_the_typed_text_has_got_to(typed: str, rest: str):
    assert rest_of(MACHINE, typed) == rest


def test_a_begun_word_that_the_machine_has_not_leads_nowhere():
    assert rest_of(MACHINE, "The government announced zo") == ""


def test_a_title_at_the_cursor_is_no_end_of_a_sentence():
    assert rest_of(MACHINE, f"{MACHINE[0]} {MACHINE[1]} Water reached the market of Dr.") == " Salim."


def test_at_the_end_of_the_paragraph_nothing_is_left_to_say():
    assert rest_of(MACHINE, " ".join(MACHINE)) == ""
    assert rest_of([], "Anything") == ""


def test_a_sentence_that_the_machine_has_not_is_never_passed_over():
    assert rest_of([MACHINE[0], "", MACHINE[2]], MACHINE[0]) == ""


@given(st.data())
def test_the_machines_own_text_cut_anywhere_in_a_word_or_behind_one_is_completed_to_itself(data):
    words = st.lists(
        st.sampled_from("alpha beta gamma delta epsilon zeta eta".split()), min_size=1, max_size=9
    )
    machine = data.draw(st.lists(words.map(lambda w: f"{' '.join(w)}.".capitalize()), min_size=1, max_size=4))
    whole = " ".join(machine)
    typed = whole[: data.draw(st.integers(0, len(whole)))]
    while (rest := rest_of(machine, typed)) and whole.startswith(typed):
        typed += rest
    assert typed == whole


@given(machine=st.lists(st.text(max_size=40), max_size=4), typed=st.text(max_size=80))
def test_any_text_at_all_is_answered_and_behind_a_space_no_other_space_is_put(machine, typed):
    rest = rest_of(machine, typed)
    if typed[-1:].isspace():
        assert rest == rest.lstrip()


def test_the_engine_is_asked_for_the_sentence_that_is_being_written_with_its_own_part(paragraph):
    engine = Completer(answer=" visited the city.")
    typed = "The government announced elections. The minister"
    assert complete_paragraph(engine, paragraph, typed, MACHINE) == " visited the city."
    assert engine.asked == [(paragraph.sentences[1].text, "The minister")]


def test_where_nothing_has_been_translated_yet_ends_of_sentences_tell_the_place(paragraph):
    engine = Completer(answer=" visited the city.")
    complete_paragraph(engine, paragraph, "There will be elections. The minister", ["", "", ""])
    assert engine.asked == [(paragraph.sentences[1].text, "The minister")]


def test_behind_an_ended_sentence_the_machines_next_one_is_offered_whole(paragraph):
    engine = Completer()
    assert complete_paragraph(engine, paragraph, MACHINE[0], MACHINE) == f" {MACHINE[1]}"
    assert engine.asked == []


def test_a_next_sentence_that_is_not_translated_yet_is_asked_of_the_engine(paragraph):
    engine = Completer(answer="A minister came.")
    assert complete_paragraph(engine, paragraph, MACHINE[0], [MACHINE[0], "", ""]) == " A minister came."
    assert engine.asked == [(paragraph.sentences[1].text, "")]


def test_a_next_sentence_that_nobody_can_say_yet_is_never_passed_over(paragraph):
    machine = [MACHINE[0], "", MACHINE[2]]
    assert complete_paragraph(FakeEngine(), paragraph, MACHINE[0], machine) == ""


def test_behind_a_sentence_without_a_mark_the_next_one_is_offered(paragraph):
    machine = ["The government announced elections", *MACHINE[1:]]
    typed = "A government announced elections"
    assert complete_paragraph(FakeEngine(), paragraph, typed, machine) == f" {MACHINE[1]}"
    assert complete_paragraph(Completer(), paragraph, typed, machine) == f" {MACHINE[1]}"


def test_what_the_engine_has_nothing_to_add_to_is_not_repeated(paragraph):
    assert complete_paragraph(Completer(), paragraph, "The government announced", MACHINE) == ""
    assert complete_paragraph(Completer(), paragraph, " ".join(MACHINE), MACHINE) == ""


@pytest.mark.parametrize(
    "engine",
    [
        FakeEngine(),
        Completer(" never asked", max_units=2),
        Completer(NotCompletedError("The model came to no end.")),
    ],
    ids=["cannot complete", "takes no sentence so long", "came to no end"],
)
def test_where_the_engine_cannot_complete_the_sentence_the_machines_words_stand_in(paragraph, engine):
    assert complete_paragraph(engine, paragraph, "The government", MACHINE) == " announced new elections."


def test_a_missing_model_is_told(paragraph):
    with pytest.raises(ModelMissingError):
        complete_paragraph(Completer(ModelMissingError("Not here.")), paragraph, "The", MACHINE)


def test_a_runtime_that_fails_is_an_engines_error(paragraph):
    with pytest.raises(EngineError, match="out of memory"):
        complete_paragraph(Completer(MemoryError("out of memory")), paragraph, "The", MACHINE)


def test_an_english_paragraph_is_completed_with_itself():
    text = "The talks go on today."
    block = Block("p1", BlockKind.PARAGRAPH, 0, len(text), text, "en")
    (part,) = segment(Article(Source("-", text, sha256=""), (block,)))
    engine = Completer("never asked")
    assert complete_paragraph(engine, part, "The talks", [""]) == " go on today."
    assert engine.asked == []


def test_as_many_translations_as_sentences_are_wanted(paragraph):
    with pytest.raises(ValueError):
        complete_paragraph(Completer(), paragraph, "The", MACHINE[:1])
