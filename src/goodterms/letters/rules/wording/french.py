"""Faults of wording as French letters have them. Written by hand, not translated."""

from __future__ import annotations

from goodterms.letters.rules.rule import cues
from goodterms.letters.rules.wording.spoken import Spoken, repeated

_SORRY = cues(
    r"\b(?:je suis|nous sommes|suis) (?:\w+ )?(?:désolé|navré|confus)\w*|\bje (?:m'excuse|vous prie de m'excuser"
    r"|vous demande pardon)\b|\bexcusez-(?:moi|nous)\b|\bpardon(?:nez)?(?:-moi)?\b|\b(?:toutes )?mes excuses\b"
    r"|\bje m'en veux\b",
    unless=(r"\bvos excuses\b", r"\bvous n'avez pas à vous excuser\b"),
)
_ABASED = cues(
    r"\bje suis (?:vraiment )?(?:nulle?|la pire|le pire|impardonnable|une? (?:catastrophe|incapable|ratée?))\b"
    r"|\bvous méritez (?:tellement |bien )?mieux\b|\bj'ai honte\b|\bindigne de\b|\bmille (?:fois )?(?:pardons?"
    r"|excuses)\b"
)

FRENCH: dict[str, Spoken] = {
    "wording.vague": Spoken(
        cues(
            r"\b(?:peut-être|éventuellement|sans doute)\b[^.]{0,80}\b(?:collaboration|contrat|arrêter|continuer"
            r"|mettre fin|pause|lever le pied)\b",
            r"\b(?:un jour ou l'autre|tôt ou tard|à un moment donné|d'une manière ou d'une autre)\b|\bon verra"
            r" (?:bien|comment|si)\b"
            r"|\bnous verrons (?:bien|comment|si)\b|\bje me demande si\b[^.]{0,80}\b(?:continuer|arrêter"
            r"|collaboration|contrat|devrai)",
            r"\bil se peut que (?:je|nous)\b|\bje ne sais pas encore si (?:je|nous)\b|\bj'envisage peut-être\b",
            unless=(r"\bj'ai décidé\b", r"\bsi vous\b", r"\?$", r"\bà nouveau\b"),
        ),
        wrong=(
            "Il faudrait peut-être mettre notre collaboration en pause.",
            "Nous verrons bien comment les choses évoluent.",
            "Je me demande si je devrais continuer.",
        ),
        right=("Je mets fin à notre collaboration le 30 septembre.", "Vous connaissez peut-être déjà Mme Morel."),
    ),
    "wording.blame": Spoken(
        cues(
            r"\b(?:parce que|puisque|comme) (?:vous|votre équipe|vos \w+)\b[^.]{0,80}\b(?:jamais|toujours|pas"
            r"|sans cesse|trop tard|négligé|oublié)\b",
            r"\bvous n'avez jamais (?:répondu|lu|écouté|tenu|envoyé|respecté)\b|\bvous avez (?:sans cesse"
            r"|constamment|encore une fois|toujours (?:changé|refusé|ignoré|tardé))\b|\b(?:c'est |par )votre"
            r" faute\b|\bà cause de vos?\b|\bvotre (?:négligence|indécision|silence|retard)\b",
            r"\bsi vous aviez (?:\w+ ){0,3}(?:lu|répondu|écouté|envoyé|prévenu|respecté)\b|\bce n'est pas votre"
            r" (?:fort|point fort)\b",
            unless=(r"\bpas (?:de )?votre faute\b", r"\bmerci\b", r"\bremerci\w+"),
        ),
        wrong=(
            "Parce que vous n'avez jamais envoyé les textes à temps, le site n'est pas prêt.",
            "Si vous aviez lu mes messages, tout serait fini.",
        ),
        right=(
            "Les textes sont arrivés le 9 mai, l'impression était prévue le 5 mai.",
            "Ce n'est pas votre faute.",
        ),
    ),
    "wording.over_apology": Spoken(
        repeated(_SORRY, _ABASED),
        wrong=(
            "Je suis désolée d'écrire si tard. Pardonnez-moi aussi le moment choisi.",
            "Je suis vraiment nulle et vous méritez mieux.",
        ),
        right=("Je suis désolé que cela tombe pendant votre salon.", "Malheureusement, la date est fixée."),
    ),
    "wording.threat": Spoken(
        cues(
            r"\b(?:sinon|faute de quoi|à défaut|sans quoi)\b[^.]{0,80}\b(?:avocats?|tribunal|presse|journal"
            r"|journaux|fisc|impôts|avis|clients|banque|saura|sauront|public|plainte)\b",
            r"\bil serait (?:bien )?dommage que\b[^.]{0,80}\b(?:appren|sach|découv|entend)\w*|\bon se"
            r" (?:re)?verra au tribunal\b|\bvous (?:allez )?le (?:regretter(?:ez)?)\b|\bcela aura des"
            r" conséquences\b|\bmes avocats (?:se feront|vont|prendront)\b",
            r"\bsi (?:vous ne|le paiement|l'argent)\b[^.]{0,80}\b(?:presse|journal|fisc|avis|avocats?|réseaux)\b",
            unless=(r"\bintérêts? (?:légaux|de retard)\b", r"\barticle\b|\bclause\b"),
        ),
        wrong=(
            "Payez avant vendredi, sinon la presse saura tout.",
            "Il serait dommage que vos clients apprennent comment vous payez.",
        ),
        right=(
            "À partir du 1er août, les intérêts de retard légaux s'appliquent.",
            "La facture finale est jointe.",
        ),
    ),
    "wording.burned_bridge": Spoken(
        cues(
            r"\b(?:ne|n')\b[^.]{0,30}\bplus jamais\b[^.]{0,60}\b(?:entendre|voir|travailler|contact|appel"
            r"|écri)\w*|\bplus jamais (?:entendre|vous voir|travailler avec vous|affaire)\b|\bbon débarras\b"
            r"|\boubliez (?:mon (?:numéro|nom|adresse)|que j'existe)\b|\beffacez mon (?:numéro|nom)\b|\bj'en ai"
            r" fini avec vous\b|\bne (?:m'appelez|m'écrivez|me contactez) plus jamais\b",
        ),
        wrong=("Je ne veux plus jamais entendre parler de vous.", "Oubliez mon numéro."),
        right=("Merci d'écrire désormais à l'adresse du bureau.", "Je ne prends plus de commandes de ce genre."),
    ),
    "wording.personal_attack": Spoken(
        cues(
            r"\b(?:vous êtes|il est|elle est|votre \w+ est|tu es)(?: vraiment| simplement| tout simplement|"
            r" franchement)*,? (?:(?:un|une|le|la) )?(?:\w+ )?(?:menteu(?:r|se)|escroc|imbécile|idiote?|tyran"
            r"|incompétente?|arrogante?|prétentieu(?:x|se)|paresseu(?:x|se)|malhonnête|odieu(?:x|se)|stupide"
            r"|lâche|radine?|nulle?)\b",
            r"\b(?:votre|son|sa) (?:arrogance|bêtise|incompétence|paresse|vanité|lâcheté)\b|\baucun(?:e)?"
            r" (?:goût|manières|éducation|honneur)\b",
            unless=(r"\bje suis\b", r"\bn'êtes pas\b|\bn'est pas\b"),
        ),
        wrong=("Vous êtes un homme arrogant.", "Votre adjoint est un menteur."),
        right=("Nous avons lu le brief différemment.", "Votre adjoint est arrivé en mai."),
    ),
}
"""Faults by the rule's name."""
