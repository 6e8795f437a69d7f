"""The words that end a mail, by language: closing formulas, device lines, disclaimers. All lower case."""

from __future__ import annotations

import re
from functools import cache

THANKS = (
    "thanks", "thank you", "many thanks", "thx", "danke", "vielen dank", "besten dank", "merci", "gracias",
    "muchas gracias", "grazie", "bedankt", "dank je", "obrigado", "obrigada", "tack", "tak", "takk", "kiitos",
    "cheers",
)  # fmt: skip
"""Closings that may also be all that a message has to say."""

FAREWELLS = (
    "talk tomorrow", "talk later", "ttyl", "speak tomorrow", "speak later", "until tomorrow", "see you",
    "see you then", "see you tomorrow", "see you there", "have a good one", "have a good day",
    "have a lovely weekend", "have a good evening", "bye", "bye for now", "bis dann", "bis morgen",
    "bis später", "bis gleich", "bis montag", "bis freitag", "bis die tage", "bis nächste woche", "tschüss",
    "tschüß", "servus", "ciao", "ciao ciao", "schönen tag", "schönen abend", "schönes wochenende", "à plus",
    "à plus tard", "à demain", "à lundi", "à très vite", "à tout à l'heure", "bisous", "besos", "besitos",
    "hasta luego", "hasta mañana", "hasta el lunes", "nos vemos", "buen fin de semana", "a domani",
    "ci sentiamo", "ci vediamo", "buon fine settimana", "baci", "tot dan", "tot morgen", "tot ziens",
    "tot gauw", "tot later", "fijne avond", "doei", "beijos", "beijinhos", "bjs", "até amanhã", "até já",
    "até logo", "boa semana", "bom trabalho", "vi ses", "vi hörs", "hörs", "ses", "ha det", "ha det bra",
    "ha det gott", "ha det fint", "ha en bra dag", "ha en fin helg", "ha en bra helg", "trevlig helg",
    "vi høres", "vi snakkes", "snakkes", "vi tales ved", "på gensyn", "god weekend", "hav det godt", "nähdään",
    "nähdään pian", "hyvää viikonloppua", "mukavaa päivää", "moikka",
)  # fmt: skip
"""Words of farewell: they are a closing where a name stands below, and else are said."""

CLOSINGS = frozenset(
        {
            *THANKS,
            *FAREWELLS,
            # English
            "best", "best regards", "best wishes", "all best", "all the best", "all my best", "kind regards",
            "kindest regards", "warm regards", "warmest regards", "warmly", "regards", "rgds", "br", "kr",
            "with kind regards", "with best wishes", "with best regards", "with regards", "with warm regards",
            "with thanks", "thanks again", "thanks so much", "thanks a lot", "thanks in advance",
            "thank you in advance", "thank you so much", "thank you very much", "thanks and regards",
            "thanks & regards", "thanks and best regards", "many thanks and best wishes",
            "many thanks in advance", "yours", "yours sincerely", "yours faithfully", "yours truly",
            "yours ever", "as ever", "sincerely", "sincerely yours", "cordially", "respectfully", "take care",
            "talk soon", "speak soon", "see you soon", "until soon", "have a great day", "have a nice day",
            "have a good weekend", "have a great weekend", "good wishes", "with love", "love", "xx", "bests",
            "with gratitude", "gratefully", "ta", "bw", "kind wishes", "with many thanks",
            "regards and thanks", "thanks and all the best", "very best", "very best wishes", "warm wishes",
            "with warm wishes", "warmest wishes", "with my best wishes", "yours very truly", "warm greetings",
            "best greetings", "kind greetings", "sunny greetings", "friendly greetings",
            # German
            "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß",
            "mit freundlichem gruss", "freundliche grüße", "freundliche grüsse", "mit besten grüßen",
            "mit besten grüssen", "beste grüße", "beste grüsse", "viele grüße", "viele grüsse", "liebe grüße",
            "liebe grüsse", "herzliche grüße", "herzliche grüsse", "schöne grüße", "schönen gruß",
            "schöne grüsse", "lieben gruß", "besten gruß", "viele liebe grüße", "mit herzlichen grüßen",
            "mit lieben grüßen", "mit vielen grüßen", "grüße", "grüsse", "gruß", "gruss", "mfg", "lg", "vg",
            "hochachtungsvoll", "bis bald", "mit freundlichen gruessen", "viele gruesse", "beste gruesse",
            "vielen dank und viele grüße", "vielen dank und beste grüße", "danke und viele grüße",
            "herzlichst", "herzlich", "schönes wochenende",
            # French
            "cordialement", "bien cordialement", "très cordialement", "bien à vous", "bien à toi",
            "amicalement", "sincèrement", "salutations", "meilleures salutations", "sincères salutations",
            "salutations distinguées", "cdlt", "cdt", "bises", "à bientôt", "bonne journée", "bonne soirée",
            "bonne semaine", "bon week-end", "merci d'avance", "merci beaucoup",
            "avec mes meilleures salutations", "belle journée", "respectueusement",
            # Spanish
            "saludos", "un saludo", "saludos cordiales", "un cordial saludo", "cordiales saludos",
            "atentamente", "un abrazo", "abrazos", "muchos saludos", "cordialmente", "atte",
            "gracias de antemano", "gracias y saludos", "muchas gracias y saludos", "un fuerte abrazo",
            "hasta pronto", "mis mejores deseos", "recibe un cordial saludo", "reciba un cordial saludo",
            # Italian
            "cordiali saluti", "distinti saluti", "saluti", "un saluto", "un caro saluto", "cari saluti",
            "a presto", "buona giornata", "grazie mille", "tante grazie", "grazie e saluti",
            "grazie in anticipo", "in fede", "un abbraccio", "buona serata", "buon lavoro", "buon weekend",
            "molti saluti", "cordialità",
            # Dutch
            "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten",
            "groeten", "groet", "groetjes", "hartelijke groet", "hartelijke groeten", "met hartelijke groet",
            "mvg", "met groet", "hartelijk dank", "alvast bedankt", "dank u wel", "dank je wel", "veel dank",
            "bvd", "liefs", "fijne dag", "fijn weekend", "hoogachtend", "tot snel", "beste groeten",
            "met beste groeten", "vriendelijk gegroet",
            # Portuguese
            "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos",
            "abraço", "um abraço", "abraços", "att", "muito obrigado", "muito obrigada", "saudações", "grato",
            "grata", "com os meus cumprimentos", "até breve", "atentamente,", "respeitosamente",
            "bom fim de semana",
            # Swedish, Danish, Norwegian, Finnish
            "med vänliga hälsningar", "med vänlig hälsning", "vänliga hälsningar", "vänligen", "hälsningar",
            "mvh", "bästa hälsningar", "varma hälsningar", "vänlig hälsning", "tack på förhand",
            "tack så mycket", "många hälsningar", "hälsar", "med venlig hilsen", "venlig hilsen",
            "mange hilsner", "bedste hilsner", "de bedste hilsner", "hilsen", "kh", "vh", "kærlig hilsen",
            "mange tak", "på forhånd tak", "tusind tak", "med venlige hilsner", "med vennlig hilsen",
            "vennlig hilsen", "beste hilsen", "hilsener", "mange takk", "på forhånd takk", "med hilsen",
            "tusen takk", "alt godt", "god helg", "ha en fin dag", "ystävällisin terveisin", "terveisin",
            "parhain terveisin", "t", "terv", "yt", "kiitos etukäteen", "paljon kiitoksia", "ystävällisesti",
            "lämpimin terveisin", "kiittäen", "hyvää päivänjatkoa",
        }
)  # fmt: skip
"""Closing formulas, which may stand alone on a line or before the author's name."""

DEVICE_BEGINNINGS = (
    "sent from", "sent via", "sent with", "sent using", "sent by", "sent on the", "sent while", "typed on",
    "via mobile", "von meinem", "von unterwegs", "gesendet von", "gesendet mit", "gesendet über",
    "diese nachricht wurde von meinem", "mobil gesendet", "versendet mit", "envoyé de", "envoyé depuis",
    "envoyé à partir", "envoye de", "télécharger outlook", "envoyé avec", "enviado desde", "enviado de",
    "enviado a partir", "enviado do", "enviado con", "enviado pelo", "enviado via", "obtener outlook",
    "obter o outlook", "obter outlook", "inviato da", "inviato dal", "scarica outlook", "ottieni outlook",
    "inviato con", "verstuurd vanaf", "verzonden vanaf", "verstuurd met", "verzonden met", "outlook voor",
    "download outlook", "verstuurd via", "skickat från", "skickad från", "skickades från", "hämta outlook",
    "sendt fra", "sendt med", "hent outlook", "få outlook", "lähetetty", "hanki outlook", "get outlook for",
    "outlook für", "holen sie sich outlook", "outlook for", "obtén outlook", "obtenha o outlook",
    "baixe o outlook", "baixar o outlook", "skaffa outlook", "last ned outlook", "von outlook", "verzonden vanuit",
    "verzonden via", "provenance :", "skickades", "get bluemail", "wysłane z", "отправлено с", "odesláno z",
    "my iphone", "from my ", "從我的", "excuse typos",
    "please excuse typos", "please excuse brevity", "excuse brevity",
    "please excuse any typos", "sorry for typos", "sent mobile", "excuse my brevity",
    "please excuse the brevity", "yahoo mail", "enviat des", "outlook pour", "outlook para", "outlook per",
)  # fmt: skip
"""How a line begins that a device or program adds."""

DEVICES = (
    "iphone", "ipad", "ipod", "android", "blackberry", "samsung", "galaxy", "huawei", "nokia", "windows phone",
    "windows 10", "windows 11", "mobile", "mobil", "handy", "smartphone", "outlook", "yahoo", "gmail", "gmx",
    "web.de", "proton", "phone", "tablet", "sparrow", "mailbox", "spark", "airmail", "thunderbird", "typos",
    "brevity", "handheld", "wireless", "htc", "xperia", "pixel", "oneplus", "xiaomi", "motorola", "verizon",
    "at&t", "t-mobile", "o2", "orange", "vodafone", "superhuman", "fairphone", "mail for", "mail für",
    "courrier pour", "correo para", "posta per", "telefon", "puhelin", "móvil", "celular", "cellulare",
    "iphonesta", "ipadista", "mac", "apple mail", "canary", "edison", "fastmail", "k-9", "k9", "hey.com",
    "tutanota", "aol", "pda", "treo", "windows mail", "windows 8", "zoho", "mailspring", "bluemail", "libero mail",
    "mail app", "cell", "correio para", "email para", "mail voor", "e-post för", "e-post for", "mail til windows",
    "sähköpostista", "puhelimesta", "androidista", "laitteesta",
)  # fmt: skip
"""What such a line names."""

FROM_MY = (
    "sent from my", "von meinem", "envoyé de mon", "envoyé depuis mon", "enviado desde mi", "inviato dal mio",
    "verstuurd vanaf mijn", "verzonden vanaf mijn", "enviado do meu", "skickat från min", "sendt fra min",
)  # fmt: skip
"""After these a thing of any name is a device: new ones come every year."""

SCANNERS = (
    "virus-free",
    "virenfrei",
    "sans virus",
    "libre de virus",
    "senza virus",
    "virusvrij",
    "livre de vírus",
)
"""How a virus scanner's line begins."""

DISCLAIMER_BEGINNINGS = (
    "this email", "this e-mail", "this message", "this communication", "this transmission",
    "the information contained", "the information in this", "the contents of this", "the content of this",
    "confidential", "notice:", "disclaimer", "important notice", "legal notice", "privileged",
    "if you are not the intended", "if you have received this", "please consider the environment",
    "consider the environment", "before printing", "think before you print", "registered in england",
    "registered office", "to unsubscribe", "you received this message because", "you are receiving this",
    "you received this email because", "email confidentiality", "e-mail confidentiality", "caution:",
    "important:", "diese e-mail", "diese mail", "diese nachricht", "der inhalt dieser", "vertraulich",
    "wichtiger hinweis", "haftungsausschluss", "die information in dieser", "die in dieser",
    "bitte denken sie an die umwelt", "bitte prüfen sie", "sitz der gesellschaft", "ce message", "ce courriel",
    "cet e-mail", "ce mail", "cet email", "les informations contenues", "le contenu de ce",
    "pensez à l'environnement", "avant d'imprimer", "avertissement", "confidentialité", "este mensaje",
    "este correo", "la información contenida", "aviso legal", "antes de imprimir", "este e-mail",
    "esta mensaje", "el contenido de este", "advertencia legal", "aviso de confidencialidad",
    "questo messaggio", "questa e-mail", "il presente messaggio", "la presente e-mail",
    "le informazioni contenute", "prima di stampare", "questa email", "il contenuto di questa",
    "avviso di riservatezza", "ai sensi del", "dit bericht", "deze e-mail", "de informatie in dit",
    "de inhoud van dit", "disclaimer:", "denk aan het milieu", "dit e-mailbericht", "aan dit bericht",
    "de informatie verzonden", "deze email", "esta mensagem", "este email", "as informações contidas",
    "aviso de confidencialidade", "antes de imprimir este", "detta meddelande", "detta mejl",
    "detta e-postmeddelande", "denna e-post", "denne mail", "denne e-mail", "denne meddelelse",
    "denne e-posten", "denne meldingen", "tämä viesti", "tämä sähköposti", "informationen i detta",
)  # fmt: skip
"""How a disclaimer's first line begins."""

ONE_WORD_ENOUGH = (
    "please consider the environment", "consider the environment", "think before you print", "to unsubscribe",
    "you received this message because", "you are receiving this", "you received this email because",
    "bitte denken sie an die umwelt", "bitte prüfen sie, ob diese", "pensez à l'environnement", "avant d'imprimer",
    "antes de imprimir", "prima di stampare", "denk aan het milieu",
)  # fmt: skip
"""Below these beginnings one of the words is enough; hardly anybody else says so."""

DISCLAIMER_WORDS = (
    "confidential", "privileged", "intended recipient", "intended solely", "intended only", "addressee",
    "addressed", "in error", "disclos", "dissemination", "unauthori", "delete", "notify", "virus", "liability",
    "print this", "printing", "environment", "registered in england", "company number", "registered office",
    "unsubscribe", "subscribed", "mailing list", "google groups", "stop receiving",
    "legally", "strictly", "vertraulich", "empfänger", "irrtümlich", "löschen",
    "vernichten", "adressat", "unbefugt", "weitergabe", "umwelt", "ausdrucken", "amtsgericht",
    "handelsregister", "geschäftsführer", "verboten", "nicht gestattet", "rechtlich geschützt", "confidentiel",
    "destinataire", "par erreur", "détruire", "supprimer", "interdite", "environnement", "imprimer",
    "strictement", "confidencial", "destinatario", "por error", "eliminar", "prohibid", "medio ambiente",
    "imprimir", "borrar", "divulgación", "riservat", "per errore", "cancellar", "vietat", "distrugger",
    "stampare", "ambiente", "destinatari", "regolamento", "vertrouwelijk", "geadresseerde", "abusievelijk",
    "verwijderen", "vernietigen", "milieu", "afdrukken", "bestemd voor", "ten onrechte", "confidenciais",
    "destinatário", "por engano", "apagar", "proibid", "meio ambiente", "sigilos", "konfidentiell",
    "mottagare", "av misstag", "radera", "fortrolig", "modtager", "ved en fejl", "slet", "mottaker",
    "ved en feil", "slett", "luottamuksellinen", "vastaanottaja", "poista", "avsedd", "miljön", "skriver ut",
    "miljøet", "ausgedruckt",
)  # fmt: skip
"""Two of these words, besides the beginning, make a disclaimer."""

BANNER_BEGINNINGS = (
    "caution", "external", "warning", "this email originated", "this message originated",
    "this email was sent from outside", "achtung", "externe e-mail", "vorsicht", "attention",
    "message externe", "mail externe", "correo externo", "let op", "you don't often get email from",
    "you don’t often get email from", "some people who received this message",
)  # fmt: skip
"""How a firm's warning above mail from outside begins."""

OFTEN_WARNED = (
    "you don't often get email from", "you don’t often get email from",
    "sie erhalten nicht oft", "sie erhalten nicht häufig", "vous n’obtenez pas souvent",
    "vous n'obtenez pas souvent", "vous ne recevez pas souvent", "no suele recibir", "non si ricevono spesso",
    "u ontvangt niet vaak",
    "je ontvangt niet vaak", "você não costuma receber", "não recebe com frequência", "não recebe frequentemente",
    "du får inte ofta", "du får ikke ofte", "et saa usein",
)  # fmt: skip
"""How Outlook's note begins that names an address which does not write often."""

BANNER_WORDS = (
    "external", "outside", "originated", "links", "attachments", "sender", "organization", "organisation",
    "phishing", "extern", "absender", "anhänge", "expéditeur", "pièces jointes", "externe", "remitente",
    "afzender", "learn why",
)  # fmt: skip
"""Two of these words, besides the beginning, make such a warning, if one of the signs below is among them."""

BANNER_SIGNS = (
    "originated", "outside", "not click", "don't click", "unless you", "often get email", "learn why", "phishing",
    "organization", "organisation", "klicken sie", "öffnen sie", "außerhalb", "cliquez", "l'extérieur",
    "haga clic", "fuera de", "klik niet", "buiten", "non cliccare", "esterno", "não clique", "klicka inte",
)  # fmt: skip
"""What only such a warning says; links, senders and attachments are also spoken of at work."""

FREE_NOUNS = frozenset(
    (
        "grüße", "grüßen", "gruß", "grüsse", "grüssen", "gruss", "gruesse", "salutations", "amitiés", "saludo",
        "saludos", "abrazo", "abrazos", "saluti", "groet", "groeten", "groetjes", "cumprimentos", "saudações",
        "hälsning", "hälsningar", "hilsen", "hilsner", "hilsener", "terveisin", "terveiset", "terkuin",
    )
)  # fmt: skip
"""One of these words is in all that `free_closing` finds."""


@cache
def free_closing() -> re.Pattern[str]:
    """Closings of people's own making ("Sonnige Grüße aus Italien"), known by their noun and where they stand."""
    return re.compile(
        r"(?:mit )?(?:[a-zäöüß]{2,20}(?:e|en|em) ){0,2}(?:grüße|grüßen|gruß|grüsse|grüssen|gruss|gruesse)"
        r"(?: (?:aus|vom|von) (?:der |dem )?\S{2,20}(?: \S{2,20})?)?[,.! ]*"
        r"|(?:avec )?(?:mes |nos )?(?:[a-zéèê]{2,20}s ){0,2}(?:salutations|amitiés)(?: [a-zéèê]{2,20}es)?[,.! ]*"
        r"|(?:con |recib[ea]n? )?(?:un |mis )?(?:[a-záéíóú]{2,20}(?:o|os|al|es) ){0,2}(?:saludos?|abrazos?)"
        r"(?: desde \S{2,20})?[,.! ]*"
        r"|(?:con )?(?:i (?:miei |nostri )?)?(?:[a-zàèéìòù]{2,20}[ei] ){0,2}saluti(?: da \S{2,20})?[,.! ]*"
        r"|(?:met )?(?:[a-zëï]{2,20}e ){0,2}(?:groet|groeten|groetjes)(?: (?:uit|vanuit) \S{2,20})?[,.! ]*"
        r"|(?:com )?(?:os )?(?:[a-zãçéêíóôõú]{2,20}e?s ){0,2}(?:cumprimentos|saudações)(?: de \S{2,20})?[,.! ]*"
        r"|(?:med |de )?(?:[a-zåäöæø]{2,20}(?:a|e|ig|lig) ){0,2}(?:hälsningar?|hilsen|hilsner|hilsener)"
        r"(?: (?:från|fra) \S{2,20})?[,.! ]*"
        r"|(?:[a-zäö]{2,20}(?:in|at|et) ){0,2}(?:terveisin|terveiset|terkuin)[,.! ]*"
    )
