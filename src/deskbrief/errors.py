"""The one family of errors that people see: what was found, what is allowed, what to do next."""


class DeskbriefError(Exception):
    """An error that is shown to the user as it stands, without a traceback.

    ``message`` says what was found; ``hint`` says what is allowed or what to do next.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)  # both, or the hint would be lost between two processes
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


class LoadError(DeskbriefError):
    """A file cannot be read as an article."""


class NoArticleError(DeskbriefError):
    """A file can be read, but no Arabic article is in it."""


class CatalogueError(DeskbriefError):
    """An entry of a models.toml is wrong, or a model name is unknown."""


class ModelMissingError(DeskbriefError):
    """A model is known but its weights are neither here nor to be had."""


class EngineError(DeskbriefError):
    """An engine failed at work, or broke its protocol."""


class PluginError(DeskbriefError):
    """A plug-in is unknown or does not load."""


class ExportError(DeskbriefError):
    """A brief cannot be written where it was asked for."""


class UsageError(DeskbriefError):
    """The command line asks for something that does not exist or does not go together."""


class CancelledError(DeskbriefError):
    """The person, or a signal, asked to stop between two batches."""


class DeskError(DeskbriefError):
    """A desk cannot be opened, or what was asked of it is not possible now."""


class MemoryStoreError(DeskbriefError):
    """The memory of approved translations cannot be opened, read or written."""


class GlossaryError(DeskbriefError):
    """A file of terms cannot be read or written."""
