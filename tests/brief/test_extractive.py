"""Lead-rank's bullets are made of the translation and lead back to the sentence they were made from."""

from dataclasses import replace
from datetime import date

from deskbrief import plugins
from deskbrief.brief import fingerprint, make_brief
from deskbrief.brief.summarizer import KEY_POINTS
from deskbrief.document import Article, Block, BlockKind, Segment, Sentence, Source, Translation
from deskbrief.models.entry import ModelEntry, Role

LEAD_RANK = plugins.load(plugins.Group.SUMMARIZERS, "extractive")(
    ModelEntry("lead-rank", "extractive", Role.SUMMARIZE)
)


def segment(block_id, *pairs, kind=BlockKind.PARAGRAPH, language="ar", engine="draft"):
    text = " ".join(source for source, _ in pairs)
    sentences = tuple(Sentence(f"{block_id}.{n}", 0, len(s), s) for n, (s, _) in enumerate(pairs, 1))
    made = tuple(Translation(f"{block_id}.{n}", t, engine) for n, (_, t) in enumerate(pairs, 1))
    return Segment(Block(block_id, kind, 0, len(text), text, language), sentences, made)


HEADLINE = segment("h", ("فيضان في السدر", "Flood in Sidr"), kind=BlockKind.HEADLINE)
LEAD = segment(
    "a",
    ("قتل 14 شخصاً في فيضان ضرب بلدة السدر.", "And 14 people were killed in a flood."),
    ("وكان الجو بارداً.", "It was cold."),
)
ASIDE = segment("b", ("في المقهى تبادل الرجال أطراف الحديث.", "In the café the men talked."))
LONG = segment(
    "c",
    ("وقررت الوزارة إغلاق ثلاثة جسور.", "The ministry decided to close three bridges."),
    ("وخصصت الحكومة 20 مليون دينار للأسر.", "The government set aside 20 million dinars."),
    ("وقال الوزير إن العمل مستمر.", "The minister said that work goes on."),
    ("وشكر الجميع.", "He thanked all."),
)
PERSIAN = segment("f", ("سیل ۱۴ کشته داد.", "سیل ۱۴ کشته داد."), language="fa", engine="none")
ENGLISH = segment("e", ("The UN sent 5 boats.", "The UN sent 5 boats."), language="en", engine="source")
ARTICLE = [HEADLINE, LEAD, ASIDE, LONG, PERSIAN, ENGLISH]


def by_paragraph(bullets):
    return [bullet.paragraphs[0] for bullet in bullets]


def test_each_paragraph_with_news_gets_a_bullet_and_a_long_one_two():
    assert by_paragraph(LEAD_RANK.bullets(ARTICLE)) == ["a", "c", "c", "e"]


def test_a_bullet_is_the_trimmed_translation_of_the_sentence_that_it_cites():
    first = LEAD_RANK.bullets(ARTICLE)[0]
    assert first.text == "14 people were killed in a flood."
    assert first.cites == ("a.1",)
    assert first.made_from == fingerprint([LEAD.translations[0]])
    assert not first.edited


def test_what_is_left_untranslated_and_what_is_no_paragraph_gets_none():
    assert not {"f", "h"} & set(by_paragraph(LEAD_RANK.bullets(ARTICLE)))
    assert not {"f", "h"} & set(by_paragraph(LEAD_RANK.key_points(ARTICLE)))


def test_the_translations_do_not_change_which_sentences_are_chosen():
    def garbled(part):
        return replace(part, translations=tuple(replace(t, text="x y z w") for t in part.translations))

    def cited(segments):
        return [bullet.cites for bullet in LEAD_RANK.key_points(segments)]

    assert cited([garbled(part) for part in ARTICLE]) == cited(ARTICLE)


def test_key_points_keep_to_the_limit_and_to_reading_order():
    points = LEAD_RANK.key_points(ARTICLE, limit=2)
    assert by_paragraph(points) == ["a", "c"]


def test_ids_stay_while_the_cited_sentence_stays():
    ids = {bullet.id for bullet in LEAD_RANK.bullets(ARTICLE)}
    assert {bullet.id for bullet in LEAD_RANK.bullets(ARTICLE[:2])} <= ids


def test_an_untranslated_article_makes_an_empty_brief():
    bare = [replace(part, translations=()) for part in ARTICLE]
    assert LEAD_RANK.bullets(bare) == ()
    assert LEAD_RANK.key_points(bare) == ()


def test_a_brief_is_signed_by_every_part_that_changes_its_text():
    article = Article(Source("a.txt", "", "00"), tuple(part.block for part in ARTICLE))
    brief = make_brief(
        article,
        ARTICLE,
        LEAD_RANK,
        engine_signature="draft:1|lexicon:x",
        engine_name="draft",
        today=date(2026, 1, 2),
    )
    assert brief.signature == "deskbrief:0.1.0|engine:draft:1|lexicon:x|summarizer:lead-rank:1"
    assert brief.made_on == "2026-01-02"
    assert 0 < len(brief.key_points) <= KEY_POINTS
