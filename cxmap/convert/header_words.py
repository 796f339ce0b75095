"""The words that people head a column with, in nine languages, and what each means."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal[
    "stage", "step", "touchpoint", "action", "thinking", "feeling", "pain", "team", "supported", "channel", "friction",
    "satisfaction", "ease", "opportunity", "duration", "wait", "persona", "order",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)

NAMES_TOUCHPOINT: frozenset[Role] = frozenset(("step", "touchpoint", "action"))
"""Columns that say what a touchpoint is called."""

SCORES: tuple[Role, ...] = ("friction", "satisfaction", "ease", "feeling")
"""Columns in which a score may stand, the likeliest first."""

TELLS: frozenset[Role] = frozenset(
    ("touchpoint", "feeling", "pain", "team", "channel", "friction", "satisfaction", "ease")
)
"""Columns by which a table is known for a journey."""

ALIASES: dict[str, Role] = {"name": "step", "doing": "action", "supported_by": "supported", "pains": "pain"}
"""Further names of fields that ``--map`` takes."""

_WORDS: dict[Role, str] = {
    "stage": "stage, phase, 阶段, etapa, étape, etape, section, journey stage, journey phase, fase, "
    "schritt phase, 步骤阶段, fases, fasen, etapas, étapes, phasen, lifecycle stage, 阶段名称, ステージ, "
    "フェーズ, faser",
    "step": "step, task, activity, milestone, schritt, paso, stap, passo, 步骤, journey step, schritte, stappen, "
    "passos, pasos, aufgabe, aktivität, tarea, tâche, taak, tarefa, steg, trin, ステップ, step name, process step",
    "touchpoint": "touchpoint, touch point, 触点, kontaktpunkt, kontaktpunkter, kontaktpunkte, point de contact, "
    "points de contact, ponto de contato, pontos de contato, punto de contacto, puntos de contacto, "
    "contactmoment, contactmomenten, berührungspunkt, berührungspunkte, contact point, interaction, 接触点, "
    "タッチポイント, contactpunt",
    "action": "action, user action, customer action, doing, 用户动作, 用户行为, 关键动作, handlung, acción, "
    "acción actual, ação do usuário, aktiviteter, user does, actie, aktion, acciones, ação, ações, acties, "
    "aktionen, handlungen, handlinger, 动作, 行为, 行动, behavior, behaviour, customer does, what they do, "
    "what the user does, what the customer does, does, acciones del usuario, acciones del cliente, "
    "ações do usuário, ações do cliente, action de l'utilisateur, actions de l'utilisateur, actions du client",
    "thinking": "thought, thinking, quote, 心里在想, tankar, cognitive state, gedanken, pensamientos, pensées, "
    "gedachten, pensamentos, 想法, thinks, what they think, user thinks, customer thinks, tanker, pensée",
    "feeling": "emotion, feeling, 情绪, customer experience, mindset, gefühl, emoción, känsla, mood, émotion, "
    "emoção, emotie, emociones, emoções, gefühle, känslor, emotionen, sentiment, emotional state, feels, "
    "what they feel, user feels, 感受, 心情, stimmung, følelse, følelser, emoties, sentimientos, sentimento, "
    "sentimentos",
    "pain": "pain point, 痛点, 主要痛点, problem, dificultad, dor, smärtpunkter, pain, frustration, irritant, "
    "schmerzpunkt, pijnpunt, barrier, friction point, dores, schmerzpunkte, pijnpunten, smärtpunkt, "
    "dificultades, probleme, problema, punto de dolor, puntos de dolor, point de douleur, points de douleur, "
    "points de friction, ponto de dor, pontos de dor, puntos de fricción, dolor, dolores, problème, irritants",
    "team": "owner, team, owning team, department, responsible, accountable, abteilung, verantwortlich, "
    "responsable, responsável, afdeling, 负责人, 部门, responsible team, owner team, equipo, équipe, equipe, "
    "departamento, département, eigenaar, ansvarig, ansvarlig, zuständig, verantwortliche, verantwortlicher, "
    "责任人, 团队",
    "supported": "teams involved, backstage, supporting team, stakeholder, involved team, supported by, "
    "supporting teams",
    "channel": "channel, kanal, canal, kanaal, 渠道, medium, where, kanäle, kanaler, canales, canaux, canais, "
    "kanalen",
    "friction": "friction, friction score, effort, difficulty, aufwand, esfuerzo, effort score, fricción, reibung",
    "satisfaction": "satisfaction, csat, rating, zufriedenheit, satisfacción, 满意度, current satisfaction, nps, "
    "satisfação, tevredenheid, tilfredshed, nöjdhet",
    "ease": "ease, ces, customer effort score, ease of use",
    "opportunity": "opportunity, 机会, 机会点, chance, chancen, oportunidad, oportunidad de diseño, "
    "oportunidade, opportunité, kans, kansen, möjlighet, möjligheter, oportunidades, opportunités, mulighed, "
    "muligheder, design opportunity",
    "duration": "duration, dauer, duración, durée, duração, duur, 时长, time spent",
    "wait": "wait, wait time, waiting time, wartezeit, tiempo de espera, temps d'attente, wachttijd",
    "persona": "persona, user persona, buyer persona",
    "order": "day, week, #, no, nr, order, sequence, step number, tag, woche, día, semana, jour, semaine, dia, "
    "序号, 编号",
}  # fmt: skip

ROLE_OF_WORD: dict[str, Role] = {
    word.strip(): role for role, words in reversed(_WORDS.items()) for word in words.split(",")
}
"""The role of each word; of a word that stands twice, the first role."""
