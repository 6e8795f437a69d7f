"""Faults of wording as Spanish letters have them. Written by hand, not translated."""

from __future__ import annotations

from goodterms.letters.rules.rule import cues
from goodterms.letters.rules.wording.spoken import Spoken, repeated

_SORRY = cues(
    r"\b(?:lo siento|lo sentimos|siento (?:mucho|muchísimo)|perd[oó]n(?:e|ame|adme|eme)?|disculp(?:a|as|e|en|eme"
    r"|ame)|le pido (?:perdón|disculpas)|mis disculpas|me sabe (?:muy )?mal)\b",
    unless=(r"\bsus disculpas\b", r"\bno tiene (?:usted )?(?:que|por qué) disculparse\b"),
)
_ABASED = cues(
    r"\bsoy (?:un|una) (?:desastre|inútil|fracaso|vergüenza)\b|\bsoy (?:el|la) peor\b|\b(?:se )?merece(?:n)?"
    r" (?:algo|alguien) (?:mucho )?mejor\b|\bimperdonable\b|\bme da vergüenza\b|\bmil (?:veces )?(?:perdones"
    r"|perdón|disculpas)\b"
)

SPANISH: dict[str, Spoken] = {
    "wording.vague": Spoken(
        cues(
            r"\b(?:quizá|quizás|tal vez|a lo mejor|acaso|posiblemente)\b[^.]{0,80}\b(?:colaboración|contrato"
            r"|dejarlo|dejar|seguir|terminar|pausa|acuerdo|continuar)\b",
            r"\b(?:tarde o temprano|algún día|en algún momento|de alguna (?:manera"
            r"|forma))\b[^.]{0,80}\b(?:contrato|colaboración|dejar|terminar|cambi|seguir)\w*|\bya veremos"
            r" (?:cómo|si|qué)?\b|\bestoy pensando si\b|\bno sé (?:todavía|aún) si\b"
            r"|\bme pregunto si (?:debería|deberíamos|convendría)\b",
            unless=(r"\bhe decidido\b", r"\bsi usted\b|\bsi quiere\b", r"\?$", r"\bde nuevo\b"),
        ),
        wrong=(
            "Tal vez deberíamos dejar la colaboración por un tiempo.",
            "Ya veremos cómo va después del verano.",
            "Me pregunto si debería seguir.",
        ),
        right=("Termino nuestra colaboración el 30 de septiembre.", "Quizás conoce ya a la señora Vidal."),
    ),
    "wording.blame": Spoken(
        cues(
            r"\b(?:porque|como|ya que) (?:usted|ustedes|su equipo)\b[^.]{0,80}\b(?:nunca|no|siempre|tarde"
            r"|jamás)\b",
            r"\b(?:usted|ustedes) (?:nunca|jamás|siempre) (?:\w+ ){0,2}(?:contest|envi|ley|escuch|cambi|pag"
            r"|respond|cumpl)\w*|\bpor su culpa\b|\bes culpa suya\b|\bdebido a sus? (?:constantes|continuos"
            r"|retrasos|indecisión|silencio)\b",
            r"\bsi (?:usted|ustedes)? ?(?:hubiera|hubiese|hubieran|hubiesen) (?:leído|contestado|enviado"
            r"|escuchado|avisado|respondido)\b"
            r"|\bno es precisamente su fuerte\b",
            unless=(r"\bno es culpa suya\b|\bno es su culpa\b", r"\bgracias\b", r"\bagradec\w+"),
        ),
        wrong=(
            "Como usted nunca envía los textos a tiempo, la web no está lista.",
            "Si hubiera leído mis mensajes, ya habríamos acabado.",
        ),
        right=("Los textos llegaron el 9 de mayo; la imprenta cerraba el 5 de mayo.", "No es culpa suya."),
    ),
    "wording.over_apology": Spoken(
        repeated(_SORRY, _ABASED),
        wrong=(
            "Siento mucho escribir tan tarde. Perdone también el momento.",
            "Soy un desastre y usted merece algo mejor.",
        ),
        right=("Siento mucho que esto coincida con su feria.", "Por desgracia, la fecha es fija."),
    ),
    "wording.threat": Spoken(
        cues(
            r"\b(?:si no|de lo contrario|en caso contrario|o si no)\b[^.]{0,80}\b(?:abogad\w+|juzgado"
            r"|tribunal\w*|prensa|periódico|hacienda|reseñas?|clientes|banco|sabrán?|enterar\w*|denuncia)\b",
            r"\bsería una (?:pena|lástima) que\b[^.]{0,80}\b(?:supier|enterar|descubrier|oyer)\w*|\bnos (?:vemos"
            r"|veremos) en los (?:juzgados|tribunales)\b|\b(?:se arrepentirá|lo lamentará)\b|\btendrá"
            r" consecuencias\b",
            unless=(r"\bintereses? (?:legal\w*|de demora)\b", r"\bcláusula\b|\bartículo\b"),
        ),
        wrong=(
            "Pague antes del viernes; de lo contrario, la prensa lo sabrá.",
            "Sería una lástima que sus clientes se enteraran de cómo paga.",
        ),
        right=("Desde el 1 de agosto se aplican los intereses de demora.", "Adjunto la factura final."),
    ),
    "wording.burned_bridge": Spoken(
        cues(
            r"\b(?:no quiero|no queremos)\b[^.]{0,40}\b(?:nunca más|jamás|en la vida)\b|\bno (?:me|nos)"
            r" (?:escriba|llame|busque|contacte)n? (?:nunca más|jamás|más en la vida)\b|\bnunca"
            r" más\b[^.]{0,40}\b(?:verle|saber de|oír|trabajar con)\b|\b(?:olvide|borre) mi (?:número|nombre"
            r"|dirección)\b|\bhasta nunca\b|\bolvídese de (?:mí|nosotros)\b|\bhe terminado con usted\b",
        ),
        wrong=("No quiero saber nada de usted nunca más.", "Borre mi número."),
        right=("Escriba a partir de ahora a la dirección de la oficina.", "Ya no acepto encargos de este tipo."),
    ),
    "wording.personal_attack": Spoken(
        cues(
            r"\b(?:usted es|es usted|él es|ella es|su \w+ es|eres)(?: realmente| simplemente| sencillamente|"
            r" francamente)*,? (?:(?:un|una|el|la) )?(?:\w+ )?(?:mentiros\w+|estafador\w*|idiota|imbécil"
            r"|tiran\w+|incompetente|arrogante|prepotente|vag[oa]|deshonest\w+|maleducad\w+|cobarde|tacañ\w+"
            r"|estúpid\w+|inútil|ridícul\w+)\b",
            r"\bsu (?:arrogancia|estupidez|incompetencia|prepotencia|vanidad|cobardía)\b|\bno tiene (?:usted"
            r" )?(?:vergüenza|modales|gusto|palabra)\b",
            unless=(r"\bsoy\b", r"\bno es usted\b|\busted no es\b"),
        ),
        wrong=("Usted es un hombre arrogante.", "Su adjunto es un mentiroso."),
        right=("Entendimos el encargo de otra manera.", "Su adjunto es de Bilbao."),
    ),
}
"""Faults by the rule's name."""
