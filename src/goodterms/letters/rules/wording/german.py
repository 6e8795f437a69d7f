"""Faults of wording as German letters have them. Written by hand, not translated."""

from __future__ import annotations

from goodterms.letters.rules.rule import cues
from goodterms.letters.rules.wording.spoken import Spoken, repeated

_SORRY = cues(
    r"\btut (?:mir|uns) (?:\w+ ){0,3}leid\b|\bentschuldig\w*|\bverzeih\w*|\bbitte(?: ich)? (?:\w+ )?um"
    r" (?:verzeihung|nachsicht|vergebung)\b|\b(?:ein )?schlechtes gewissen\b|\bvergib mir\b",
    unless=(r"\bihre entschuldigung\b", r"\bmüssen sie sich\b", r"\bnichts zu entschuldigen\b"),
)
_ABASED = cues(
    r"\bich bin (?:\w+ ){0,3}(?:unmöglich|eine enttäuschung|ein versager|der schlechteste|die schlechteste"
    r"|unfähig)\b"
    r"|\bsie (?:haben|hätten) (?:wirklich )?(?:\w+ )?besseres verdient\b|\bunverzeihlich\b|\btausendmal\b"
    r"|\bich schäme mich\b|\bnicht würdig\b"
)

GERMAN: dict[str, Spoken] = {
    "wording.vague": Spoken(
        cues(
            r"\b(?:vielleicht|eventuell|möglicherweise|unter umständen"
            r"|gegebenenfalls)\b[^.]{0,80}\b(?:zusammenarbeit|vertrag|auftrag|aufhören|beenden|weitermachen"
            r"|pausieren|kürzer ?treten|mandat)\w*",
            r"\b(?:irgendwann|früher oder später|über kurz oder lang|bei gelegenheit)\b[^.]{0,80}\b(?:beend"
            r"|aufhör|zusammenarbeit|vertrag|schluss|überlegen|verändern)\w*",
            r"\b(?:mal schauen|mal sehen|schauen wir mal|wir werden sehen),? (?:ob|wie|was)\b|\bich überlege,?"
            r" ob\b|\bspiele mit dem gedanken\b|\bin irgendeiner form\b|\bnoch nicht (?:ganz )?sicher,? ob\b"
            r"|\bkönnte es sein,? dass (?:ich|wir)\b",
            unless=(
                r"\bhabe (?:mich )?entschieden\b",
                r"\bfalls sie\b|\bwenn sie\b",
                r"\?$",
                r"\bwieder zusammen",
            ),
        ),
        wrong=(
            "Vielleicht sollten wir die Zusammenarbeit irgendwie ruhen lassen.",
            "Ich überlege, ob ich im Herbst noch dabei bin.",
            "Mal sehen, wie es nach dem Sommer weitergeht.",
        ),
        right=("Ich beende unsere Zusammenarbeit zum 30. September.", "Vielleicht kennen Sie Frau Lindner schon."),
    ),
    "wording.blame": Spoken(
        cues(
            r"\b(?:weil|da|nachdem) (?:sie|ihr team|ihre \w+|du|ihr)\b[^.]{0,80}\b(?:nie|nicht|ständig|immer|zu"
            r" spät|verschleppt|versäumt|vergessen|ignoriert)\b",
            r"\bsie haben (?:\w+ ){0,3}(?:nie|niemals|ständig|immer wieder|wiederholt|versäumt|vergessen)\b"
            r"|\bihre schuld\b|\bihr versäumnis\b|\bwegen ihrer (?:ständigen|ewigen|vielen|unklaren|späten)\b"
            r"|\bdank ihrer (?:unentschlossenheit|verspätung)",
            r"\b(?:hätten|wenn) sie (?:nur |bloß |wenigstens )?(?:\w+ ){0,4}(?:gelesen|geantwortet|zugehört"
            r"|rechtzeitig|früher|geliefert)\b|\bwäre das nicht passiert\b|\bzum wiederholten mal\w*\b|\bnicht"
            r" gerade ihre stärke\b",
            unless=(
                r"\bnicht ihre schuld\b",
                r"\bsie haben (?:mir|uns) (?:immer|nie)\b",
                r"\bdank\w* (?:ihnen|für)\b",
                r"\bimmer"
                r" (?:freundlich|pünktlich|fair|gern)",
            ),
        ),
        wrong=(
            "Weil Sie die Texte nie rechtzeitig geschickt haben, ist die Seite nicht fertig.",
            "Hätten Sie meine Nachrichten gelesen, wären wir längst fertig.",
        ),
        right=(
            "Die Texte kamen am 9. Mai, der Drucktermin war der 5. Mai.",
            "Es ist nicht Ihre Schuld.",
            "Sie haben mich immer pünktlich bezahlt.",
        ),
    ),
    "wording.over_apology": Spoken(
        repeated(_SORRY, _ABASED),
        wrong=(
            "Es tut mir leid, dass ich so spät schreibe. Bitte verzeihen Sie mir auch den Zeitpunkt.",
            "Ich bin wirklich eine Enttäuschung, und Sie hätten Besseres verdient.",
        ),
        right=("Es tut mir leid, dass dies in Ihre Messezeit fällt.", "Leider steht der Tag fest."),
    ),
    "wording.threat": Spoken(
        cues(
            r"\b(?:sonst|andernfalls|ansonsten|oder)\b[^.]{0,80}\b(?:anwalt|anwälte|gericht|presse|zeitung"
            r"|finanzamt|öffentlich|bewertung|ihre kunden|ihre bank|erfahren|staatsanwalt|anzeige)\w*",
            r"\b(?:sehen uns|wiedersehen) vor gericht\b|\bmeine anwält\w+ (?:wird|werden|wartet)\b|\bwerden"
            r" (?:sie )?es (?:noch )?bereuen\b"
            r"|\bes wäre (?:doch )?schade,? wenn\b[^.]{0,80}\b(?:erführ|erfahr|wüsst|hör)\w*|\bwird konsequenzen"
            r" haben\b",
            r"\bwenn (?:sie|das geld|die zahlung)\b[^.]{0,80}\b(?:presse|zeitung|finanzamt|bewertung|öffentlich"
            r"|anwalt)\w*",
            unless=(r"\bgesetzliche(?:n|r)? (?:verzugs)?zinsen\b", r"\bziffer\b|\b§"),
        ),
        wrong=(
            "Zahlen Sie bis Freitag, sonst erfährt Ihre Bank davon.",
            "Es wäre doch schade, wenn Ihre Kunden davon erfahren würden.",
        ),
        right=("Ab dem 1. August fallen gesetzliche Zinsen nach § 288 BGB an.", "Die Schlussrechnung liegt bei."),
    ),
    "wording.burned_bridge": Spoken(
        cues(
            r"\bnie(?:mals)? (?:wieder|mehr)\b[^.]{0,60}\b(?:hören|sehen|arbeiten|lesen|anrufen|melden"
            r"|schreiben)\b|\bauf nimmerwiedersehen\b|\blöschen sie (?:meine|unsere) (?:nummer|adresse)\b"
            r"|\bvergessen sie,? dass es mich gibt\b"
            r"|\bfroh,? (?:sie|euch|dich) los zu sein\b|\bbrauchen sich nie\w* (?:mehr|wieder) zu melden\b|\bich"
            r" bin fertig mit (?:ihnen|euch|dir)\b|\bkein wort mehr mit\b",
            unless=(r"\bnie wieder ärger\b",),
        ),
        wrong=("Ich will nie wieder von Ihnen hören.", "Löschen Sie meine Nummer."),
        right=("Bitte schreiben Sie künftig an die Büroadresse.", "Aufträge dieser Art nehme ich nicht mehr an."),
    ),
    "wording.personal_attack": Spoken(
        cues(
            r"\b(?:sie|er|du|ihr \w+|ihre \w+) (?:sind|ist|bist)(?: wirklich| einfach| nur| offenbar)*,?"
            r" (?:(?:ein|eine|der|die) )?(?:\w+ )?(?:lügner\w*|betrüger\w*|idiot\w*|dilettant\w*|tyrann\w*"
            r"|narzisst\w*|choleriker\w*|arrogant\w*|unfähig|inkompetent|dumm|faul|eitel|rücksichtslos"
            r"|größenwahnsinnig|geizhals|hochstapler\w*|feigling|zumutung)\b",
            r"\b(?:ihre|seine) (?:arroganz|dummheit|unfähigkeit|faulheit|eitelkeit|inkompetenz)\b|\bkeine(?:n"
            r"|rlei)? (?:anstand|geschmack|rückgrat|manieren|ahnung von)\b",
            unless=(r"\bich bin\b", r"\bnicht (?:arrogant|dumm|faul)\b"),
        ),
        wrong=("Sie sind ein arroganter Mensch.", "Ihr Stellvertreter ist ein Lügner."),
        right=("Wir haben den Auftrag verschieden verstanden.", "Ihr Stellvertreter ist seit Mai im Haus."),
    ),
}
"""Faults by the rule's name."""
