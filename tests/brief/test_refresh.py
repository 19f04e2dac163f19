"""Machine bullets follow their paragraphs; a person's bullets are kept and marked stale."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.brief.refresh import fingerprint, refresh, refresh_key_points
from deskbrief.document import Block, BlockKind, Bullet, Segment, Sentence, Translation


class FirstSentence:
    """A summariser that takes the first sentence of every paragraph."""

    name = "first"
    signature = "first:1"

    def bullets(self, segments):
        return tuple(self._bullet(s) for s in segments)

    def key_points(self, segments, limit=7):
        return tuple(self._bullet(s) for s in segments)[:limit]

    def _bullet(self, segment):
        made = segment.translations[0]
        return Bullet(f"b.{made.sentence_id}", made.text, (made.sentence_id,), fingerprint([made]))


def segment(block_id, *texts):
    sentences = tuple(Sentence(f"{block_id}.{n}", 0, 1, "س") for n in range(1, len(texts) + 1))
    translations = tuple(Translation(s.id, t, "draft") for s, t in zip(sentences, texts, strict=True))
    return Segment(Block(block_id, BlockKind.PARAGRAPH, 0, 1, "س", "ar"), sentences, translations)


BEFORE = [segment("a", "One."), segment("b", "Two.", "More."), segment("c", "Three.")]


def edited(bullet, text):
    return replace(bullet, text=text, edited=True)


def test_a_machine_bullet_changes_with_its_paragraphs_translation():
    bullets = FirstSentence().bullets(BEFORE)
    after = [segment("a", "Uno."), *BEFORE[1:]]
    assert [b.text for b in refresh(bullets, after, FirstSentence())] == ["Uno.", "Two.", "Three."]


def test_an_edited_bullet_keeps_its_text_and_is_stale_when_its_translation_changes():
    first, second, third = FirstSentence().bullets(BEFORE)
    bullets = (first, edited(second, "Mine."), third)
    after = [BEFORE[0], segment("b", "Due.", "More."), BEFORE[2]]
    assert [(b.text, b.stale) for b in refresh(bullets, after, FirstSentence())] == [
        ("One.", False),
        ("Mine.", True),
        ("Three.", False),
    ]


def test_an_edited_bullet_is_not_stale_while_nothing_that_it_cites_changes():
    first, second, third = FirstSentence().bullets(BEFORE)
    bullets = (first, edited(second, "Mine."), third)
    after = [segment("a", "Uno."), segment("b", "Two.", "Other."), BEFORE[2]]
    assert [b.stale for b in refresh(bullets, after, FirstSentence())] == [False, False, False]


def test_a_stale_bullet_is_fresh_again_when_its_translation_comes_back():
    bullets = (edited(FirstSentence().bullets(BEFORE)[0], "Mine."),)
    after = [segment("a", "Uno."), *BEFORE[1:]]
    stale = refresh(bullets, after, FirstSentence())
    assert stale[0].stale
    assert not refresh(stale, BEFORE, FirstSentence())[0].stale


def test_an_edited_bullet_whose_paragraph_has_gone_stays_where_it_was_and_is_stale():
    first, second, third = FirstSentence().bullets(BEFORE)
    left = refresh((first, edited(second, "Mine."), third), [BEFORE[0], BEFORE[2]], FirstSentence())
    assert [(b.text, b.stale) for b in left] == [("One.", False), ("Mine.", True), ("Three.", False)]


def test_key_points_keep_the_edited_one_within_the_limit():
    points = (edited(FirstSentence().bullets(BEFORE)[2], "Mine."),)
    kept = refresh_key_points(points, BEFORE, FirstSentence(), limit=2)
    assert [p.text for p in kept] == ["One.", "Mine."]


translations = st.lists(
    st.builds(
        lambda i, t: Translation(f"p.{i}", t, "draft"),
        st.integers(1, 99),
        st.text(st.characters(codec=None, categories=None), max_size=20),
    ),
    unique_by=lambda t: t.sentence_id,
    max_size=5,
)


@given(translations, st.randoms())
def test_the_order_of_translations_does_not_change_a_fingerprint(made, random):
    shuffled = list(made)
    random.shuffle(shuffled)
    assert fingerprint(shuffled) == fingerprint(made)


@given(translations.filter(bool), st.text(min_size=1, max_size=3))
def test_any_change_of_text_changes_the_fingerprint(made, more):
    changed = [replace(made[0], text=made[0].text + more), *made[1:]]
    assert fingerprint(changed) != fingerprint(made)
