"""What ``--help`` says beside the options themselves."""

from __future__ import annotations

USAGE = """\
deskbrief [--model NAME] [--summarizer NAME] [--desk FILE] ARTICLE
       deskbrief [--model NAME] [--summarizer NAME] --format NAME ARTICLE
       deskbrief --resume [ARTICLE]
       deskbrief --batch DIR [--out DIR] [--format NAMES] [--jobs N] [--dry-run]
       deskbrief translate [--model NAME] < LINES
       deskbrief check FILE [--format NAME] [--fail-on SEVERITY]
       deskbrief terms add|list|import|export|check [...]
       deskbrief names romanize|list [--top N] [--style NAME] [ARTICLE]
       deskbrief models [list|pull|add|remove|verify|use|bench] [...]
       deskbrief desks
       deskbrief forget ARTICLE
       deskbrief memory list|search|lookup|import|export|forget [...]
       deskbrief doctor
       deskbrief --arabic-test"""

DESCRIPTION = """\
Turn an Arabic news article into an English brief: key points, bullets, and the
translation paragraph by paragraph above its source. It works offline."""

EXAMPLES = """\
examples:
  deskbrief article.txt            work on an article: text, Markdown or HTML
  deskbrief --resume               go on with the one you worked on last
  deskbrief article.txt > brief.md its brief as the machine makes it
  curl -s https://... | deskbrief - > brief.md
  deskbrief --format json article.html     for other programs
  deskbrief --batch inbox --dry-run        what a batch would do, and why
  deskbrief --batch inbox --jobs 4         every article below a folder
  deskbrief translate < lines.ar > lines.en
  deskbrief check pairs.tsv                what is wrong in translations

commands:
  translate   one line in, one line out (deskbrief translate --help)
  check       what a person should look at in translations, whoever made them
  terms       the glossaries that every translation is held to
  names       Arabic names in Latin letters, and the names of an article
  models      the models there are: fetch, add, choose, verify and measure them
  desks       the articles that you have worked on
  forget      remove an article's desk, its backups too
  memory      the approved sentences that the draft engine learns from
  doctor      whether all works here, and what to do where it does not
  A file that bears a command's name is written ./translate."""

ENVIRONMENT = """\
environment:
  DESKBRIEF_MODELS    your own list of models, in place of
                      {own_models}
  SOURCE_DATE_EPOCH   the date that a brief bears, in seconds since 1970
  DESKBRIEF_ARABIC    how Arabic is drawn, whatever is known of the terminal:
                      fenced, words, explicit, visual, logical
  NO_BIDI=1           logical, as screen readers want it
  DESKBRIEF_DEBUG=1   show tracebacks"""

TRANSLATE_DESCRIPTION = """\
Translate Arabic lines on standard input (UTF-8) to English lines on standard
output: in order, exactly as many as came in. A blank line stays blank, and a
line that is not Arabic passes through as it is. Lines come out as soon as they
are done, so this works inside pipes and as a co-process."""

TRANSLATE_EXAMPLES = """\
examples:
  deskbrief translate < flores.ar > flores.en
  echo 'أعلنت الوزارة النتائج' | deskbrief translate"""

CHECK_DESCRIPTION = """\
Check English translations against their Arabic, whoever or whatever made them. FILE
is a table (Arabic, a tab, English), a TMX translation memory, or a brief written by
deskbrief --format json; it is told by its content. Findings go to standard output,
what was read and passed over to standard error."""

CHECK_FORMATS = """\
formats:
  text    for people: FILE:LINE: SEVERITY CODE: MESSAGE, and below it the words
  json    a list of line, code, severity, side, start, end, message, suggestion;
          start and end count the characters of that side's text
  sarif   SARIF 2.1.0, for code hosts and editors"""

CHECK_EXAMPLES = """\
examples:
  deskbrief check pairs.tsv
  deskbrief check memory.tmx --format sarif > memory.sarif
  deskbrief check brief.json --fail-on warning --quiet || echo look again
  paste lines.ar lines.en | deskbrief check - --only numbers --format json
  deskbrief check --list              the checks, each with an example"""

TERMS_DESCRIPTION = """\
Glossaries: what you want Arabic words and names to be in English. Every engine is held
to them, in whatever form the word stands (with clitics, article, in the plural), and
the checks tell where one is not followed. These hold, each before the next: files given
by --terms, terms.csv in the article's (or the batch's) folder, and your own. Without
FILE, list and export show those that hold here."""

TERMS_COLUMNS = """\
columns of terms.csv:
  source     the Arabic, as in a dictionary: without clitics
  target     the English
  kind       term (has a plural and articles), person, place, organisation, or keep
             for what is not to be translated
  note       for people
  case       yes, if its capitals stand as they are
  forbidden  wordings not to be used for it, parted by |"""

TERMS_EXAMPLES = """\
examples:
  deskbrief terms add ليهي Leahy --kind person --forbid Lehi
  deskbrief terms add 'مجلس الأمن' 'Security Council' --kind organisation
  deskbrief terms add لجنة panel --to inbox/terms.csv    for the articles of a folder
  deskbrief terms import agency.tbx                      CSV, TBX, or OmegaT's glossary
  deskbrief terms export --form omegat > glossary.txt
  deskbrief terms check terms.csv                        what is wrong, line by line"""

NAMES_DESCRIPTION = """\
Write Arabic names in Latin letters. romanize: one name a line on standard input, its
candidates on one line of standard output, the likeliest first, parted by tabs. news is the
way of English-language news, with foreign names as they are written at home; ala-lc and
ijmes have all marks, and the vowels of the lexicon where it knows the word.

list: the persons, places and organisations of an article, a line each, parted by tabs: what
it is, the Arabic, one English for all places, where that comes from (glossary, desk memory,
known name, as people are called, by its sound, ...), chosen if a person chose it, how often
it stands."""

NAMES_EXAMPLES = """\
examples:
  echo 'محمد شياع السوداني' | deskbrief names romanize
  deskbrief names romanize --top 3 < names.txt
  deskbrief names romanize --style ala-lc < names.txt
  deskbrief names list article.txt"""

MODELS_DESCRIPTION = """\
The models that can translate and summarise. list shows them: role, what runs them,
whether they work now, size, licence, a line of advice. pull fetches one from the
Hugging Face hub, verifies it and converts it to CTranslate2; add takes one of your own,
whatever it is; use makes one the default. Only pull, and add of a hub id, ever open a
connection. Your own models.toml adds to the list or overrides it."""

MODELS_EXAMPLES = """\
examples:
  deskbrief models pull opus-mt-ar-en
  deskbrief models use opus-mt-ar-en        from now on, where --model names no other
  deskbrief models add Helsinki-NLP/opus-mt-ar-en --name opus
  deskbrief models add translate-ar_en-1_0.argosmodel
  deskbrief models add ./my-ct2-folder --role translate
  deskbrief models bench draft opus-mt-ar-en --test pairs.tsv
  deskbrief models verify                   every file against its checksum"""

DESKS_DESCRIPTION = """\
List your desks, the one changed last first: when it was changed, how many of its
paragraphs a person has edited and approved, its headline, its article, its file."""

FORGET_DESCRIPTION = """\
Remove an article's desk: corrections, history and backups, and what the memory has of
it, for good. It asks nothing and prints each file that went. The article itself is not
touched."""

FORGET_EXAMPLES = """\
examples:
  deskbrief forget article.txt       by the article, whether or not it still exists
  deskbrief forget article-1a2b      by the beginning of the desk's own name"""

MEMORY_DESCRIPTION = """\
The sentences that you approved at your desks, with their translations: the draft
engine learns from them there, and nowhere else. Batches, printed briefs and deskbrief
translate say the same for everybody. list and search print one pair a line, fields
parted by tabs: when, Arabic, English, desk. lookup reads sentences and prints what is
like each, word for word or at least three quarters: line, score, Arabic, English with
the sentence's own numbers and dates. import takes TMX and tables, export writes TMX.
forget removes pairs for good and asks nothing."""

MEMORY_EXAMPLES = """\
examples:
  deskbrief memory list > approved.tsv
  deskbrief memory search 'مجلس الأمن'          in the Arabic, by stems
  deskbrief memory search ceasefire --limit 5   in the English
  deskbrief memory lookup < sentences.ar
  deskbrief memory import agency.tmx
  deskbrief memory export memory.tmx
  deskbrief memory forget article.txt           those of one article
  deskbrief memory forget import:agency.tmx     those of an import
  deskbrief memory forget --all
In desk.toml, learning = false keeps nothing and learns nothing."""

DOCTOR_DESCRIPTION = """\
Report on the installation, the terminal and how it draws Arabic, the folders and
the models. Exits with 1 if something would not work, and says what to do then."""
