"""The words that people have for a channel → the channels of the format."""

from __future__ import annotations

from cxmap.convert.cells import line, without_remark
from cxmap.journey.ids import slug
from cxmap.journey.vocabulary import KIND_OF_CHANNEL

_WORDS: dict[str, str] = {
    "web": "website, site, web site, sitio web, site web, webseite, webb, 官网, webpage, web page, homepage, "
    "online, portal, web portal, web app, página web, pagina web, sitio, 网站, internet, hemsida, webbplats, "
    "hjemmeside, company website",
    "app": "mobile app, smartphone app, phone app, native app, app móvil, appli, application mobile, aplicativo, "
    "应用",
    "phone": "telephone, call, hotline, telefon, telefone, téléphone, teléfono, 电话, phone call, telefoon, "
    "telefonat, anruf, call centre, call center, callcenter, contact centre, contact center, llamada, appel, "
    "telefono",
    "email": "e-mail, mail, correo, correo electrónico, courriel, 邮件, 电子邮件, e-post, emails",
    "chat": "live chat, livechat, support chat, web chat, webchat, chat support, 在线客服",
    "letter": "courrier, brief, carta, 信件, brev",
    "post": "postal mail, snail mail",
    "sms": "text message, text, 短信",
    "bank-transfer": "bank transfer, überweisung, transferencia, virement",
    "store": "retail, in store, in-store, retail store, physical store, ladengeschäft, tienda, boutique, "
    "magasin, winkel, loja, butik, 门店",
    "branch": "bank branch, filiale, sucursal, agence, agência",
    "help-centre": "help center, helpcenter, knowledge base, help centre, hilfecenter, 帮助中心",
    "faq": "faqs, frequently asked questions",
    "chatbot": "chat bot, bot",
    "invoice": "rechnung, factura, facture, fatura, bill, 账单",
    "parcel": "package, paket, paquete, colis, pacote",
    "word-of-mouth": "word of mouth, mundpropaganda, boca a boca, bouche à oreille",
    "social": "social media, soziale medien, redes sociales, réseaux sociaux, redes sociais, 社交媒体",
    "ad": "ads, advert, advertisement, anzeige, anuncio, publicité, anúncio, 广告",
    "push": "push notification, push-benachrichtigung",
}  # fmt: skip
_CHANNEL_OF_WORD = {word.strip(): channel for channel, words in _WORDS.items() for word in words.split(",")}


def channel(cell: str) -> str | None:
    """The known channel that a cell names, a remark in brackets aside; None for any other word."""
    word = without_remark(line(cell)).casefold()
    found = _CHANNEL_OF_WORD.get(word) or _CHANNEL_OF_WORD.get(word.replace("-", " "))
    return found or (bare if word and (bare := slug(word)) in KIND_OF_CHANNEL else None)
