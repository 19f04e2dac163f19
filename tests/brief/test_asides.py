"""An aside of the Arabic goes from the English only where the alignment vouches for it."""

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.brief.asides import without_asides
from deskbrief.brief.trim import GUARDED
from deskbrief.document import Link, Translation


def aligned(*pairs):
    """Pieces of Arabic and English in the order of both, joined by nothing and aligned one to one."""
    source, text, links = "", "", []
    for arabic, english in pairs:
        if arabic.strip() and english.strip():
            links.append(
                Link(len(source), len(source) + len(arabic), len(text), len(text) + len(english.rstrip()))
            )
        source, text = source + arabic, text + english
    return source, Translation("p.1", text, "draft", alignment=tuple(links))


def trimmed(*pairs):
    return without_asides(*aligned(*pairs))


LONG = (" ".join(["كلمة"] * 24), "Many words on many things")


def test_where_a_thing_was_said_goes_and_who_said_it_stays():
    assert (
        trimmed(
            ("وأوضح رعد ", "Raad explained "),
            ("في تصريح لـ“المدار”", "in a statement to Orbit "),
            (" أن الطريق مفتوح.", "that the road is open."),
        )
        == "Raad explained that the road is open."
    )


def test_an_opening_of_mere_order_goes_and_the_next_word_gets_its_capital():
    assert trimmed(("بدوره،", "In his turn, "), (" أكد الوزير ذلك.", "the minister confirmed it.")) == (
        "The minister confirmed it."
    )


def test_background_goes_from_the_end_of_a_long_sentence_only():
    background = ("، وسط تساؤلات عن المستقبل", ", amid questions of the future")
    assert trimmed(LONG, background, (".", ".")) == "Many words on many things."
    assert "amid" in trimmed(("كلمة", "A word"), background, (".", "."))


def test_background_stays_when_a_coordination_goes_on_behind_it():
    kept = trimmed(
        LONG, ("، وسط تساؤلات", ", amid questions"), ("، بالإضافة إلى خلاف.", ", as well as a dispute.")
    )
    assert "amid questions" in kept


def test_what_has_a_figure_or_a_negation_on_either_side_stays():
    for arabic, english in [
        ("، وسط 5 أسئلة", ", amid questions"),
        ("، وسط أسئلة", ", amid five questions"),
        ("، وسط عدم وضوح", ", amid fog"),
        ("، وسط غموض", ", amid talks that may fail"),
    ]:
        assert english in trimmed(LONG, (arabic, english), (".", "."))


def test_without_an_alignment_nothing_goes():
    source, made = aligned(LONG, ("، وسط تساؤلات", ", amid questions"), (".", "."))
    assert without_asides(source, Translation("p.1", made.text, "draft")) == made.text


def test_an_aside_whose_words_the_engine_has_scattered_stays():
    source, made = aligned(LONG, ("، وسط تساؤلات", ", amid questions"), (".", "."))
    stray = Link(0, 4, made.text.index("amid"), made.text.index("amid") + 4)
    scattered = Translation("p.1", made.text, "draft", alignment=(*made.alignment, stray))
    assert without_asides(source, scattered) == made.text


pieces = st.lists(
    st.tuples(
        st.sampled_from(
            ["بدوره، ", "، وسط كلام", "كلمة ", "، خاصة مع كلام", " في تصريح لـ“المدار” ", "أن ", ".", "، "]
        ),
        st.sampled_from(
            ["in turn, ", ", amid talk", "word ", "not ", "5 ", "“quoted ", "to Orbit ", "that ", ".", ""]
        ),
    ),
    max_size=50,
)


@given(pieces, st.data())
def test_only_deletion_and_never_of_a_figure_or_a_negation(pairs, data):
    source, made = aligned(*pairs)
    links = data.draw(st.permutations(made.alignment)) if data.draw(st.booleans()) else made.alignment
    short = without_asides(source, Translation("p.1", made.text, "draft", alignment=tuple(links)))
    left = iter(made.text.lower())
    assert all(character in left for character in "".join(short.lower().split()))
    assert [w.lower() for w in GUARDED.findall(short)] == [w.lower() for w in GUARDED.findall(made.text)]
