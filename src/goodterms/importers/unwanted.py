"""What mail programs call the mail that was never sent, or that its owner threw away, in a dozen languages."""

from __future__ import annotations

LABELS = frozenset(
    (
        "drafts", "spam", "trash", "bin", "entwurf", "entwürfe", "papierkorb", "brouillon", "brouillons",
        "corbeille", "borrador", "borradores", "papelera", "bozza", "bozze", "cestino", "concepten",
        "prullenbak", "rascunho", "rascunhos", "lixeira", "lixo", "utkast", "papperskorgen", "skräppost", "kladde",
        "kladder", "papirkurv", "søppelpost", "luonnos", "luonnokset", "roskakori", "roskaposti",
    )
)  # fmt: skip
"""Gmail's own labels for drafts, spam and trash, as Takeout writes them in the account's language. "Concept" and
"draft" are none of them: people give these to real mails."""

_FOLDERS = LABELS | frozenset(
    (
        "junk", "junk e-mail", "junk email", "junk mail", "bulk mail", "deleted items", "deleted messages",
        "deleted mail", "deleted", "unwanted", "gelöschte elemente", "gelöschte objekte", "gelöscht",
        "junk-e-mail", "unerwünscht", "spamverdacht", "éléments supprimés", "messages supprimés", "indésirables",
        "courrier indésirable", "elementos eliminados", "correo no deseado", "posta eliminata",
        "posta indesiderata", "verwijderde items", "ongewenste e-mail", "itens excluídos", "itens eliminados",
        "borttaget", "slettet post", "slettede elementer", "uønsket e-mail", "uønsket e-post", "poistetut",
    )
)  # fmt: skip


def is_unwanted(folder: str) -> bool:
    """Whether a mail folder's name says that it holds drafts, spam or trash."""
    return folder.lower() in _FOLDERS
