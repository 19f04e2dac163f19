"""Words that say nothing of what a text is about: Arabic ones, and the English ones of mixed pages."""

from __future__ import annotations

from deskbrief.arabic.script import fold

_PRONOUNS = """
انا نحن انت انتم هو هي هما هم هن هذا هذه هذان هاتان هؤلاء ذلك تلك أولئك ذاك الذي التي اللذان اللتان
الذين اللاتي اللواتي ما ماذا من كم أي أية كل بعض جميع كلا كلتا نفس ذات غير سوى أحد إحدى آخر أخرى آخرون
"""
_PREPOSITIONS = """
في على إلى عن من مع منذ مذ حتى خلال عبر بين أمام خلف وراء فوق تحت قبل بعد عند لدى لدن حول نحو ضد دون
بدون ضمن داخل خارج أثناء طوال حيال إزاء تجاه بشأن بخصوص بسبب بفضل رغم وفق وفقا بحسب حسب مثل قرب لأجل عقب
إثر به بها بهم بهما له لها لهم لهما لنا فيه فيها فيهم فيهما منه منها منهم منهما عليه عليها عليهم إليه
إليها إليهم عنه عنها عنهم معه معها معهم لديه لديها لديهم بينهم بينها بينهما وفقًا إزاءه
"""
_PARTICLES = """
أن إن أنه أنها أنهم إنه إنها إنهم بأن بأنه بأنها لأن لأنه لأنها كأن لكن لكنه لكنها لكنهم لعل ليت قد لقد
سوف لا لم لن ليس ليست ليسوا لست هل ألا أما إما أو أم بل ثم إذ إذا إذن لو لولا لما كي لكي حين حينما عندما
بينما كما كذلك هكذا أيضا فقط جدا ربما مما فيما مثلما كلما حيث هنا هناك هنالك الآن اليوم أمس غدا ولا وما
وهو وهي وهم وإن وأن وقد ولم ولن فإن فقد عما مما ممن إلا أيضًا مجددا حاليا سابقا لاحقا مهما متى أين كيف
لماذا إياه نعم كلا
"""
_AUXILIARIES = """
كان كانت كانوا يكون تكون يكونوا كون أصبح أصبحت صار صارت ظل ظلت بات باتت مازال زال زالت يزال تزال تم يتم
تمت يمكن ينبغي يجب جرى يجري لدي قام قامت يقوم تقوم
"""
_ENGLISH = """
a an and are as at be been but by for from had has have he her his in into is it its no not of on or she so
than that the their them then there they this to was were which who will with would
"""

STOP_WORDS = frozenset(
    fold(word) for word in " ".join((_PRONOUNS, _PREPOSITIONS, _PARTICLES, _AUXILIARIES, _ENGLISH)).split()
)
"""Folded, without attached conjunctions except where these make a word of their own."""
