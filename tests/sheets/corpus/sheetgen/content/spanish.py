"""Sheets in Spanish."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from sheetgen.content.common import DIPLOMATS, person
from sheetgen.model import (
    Doc,
    Target,
    address,
    asks,
    body,
    closing,
    demands,
    doctype,
    hail,
    header,
    heading,
    info,
    info_list,
    label,
    lead,
    note,
    points,
    signature,
    sub,
    title,
)

OFFICE = "Consulten con la oficina de Amnistía Internacional de su país si desean enviar llamamientos después de la fecha indicada."
OWN = "También pueden escribir en su propio idioma."
TAKE = "ACTÚEN: REDACTEN SU PROPIO LLAMAMIENTO O UTILICEN LA SIGUIENTE CARTA MODELO"

RADIO = (
    header("Primera AU: 51/22 Índice: AMR 85/5544/2022/s Costa Verdina Fecha: 3 de mayo de 2022"),
    doctype("ACCIÓN URGENTE"),
    title("DESAPARECE LA VOZ DE UNA RADIO RURAL"),
    lead(
        "La locutora Jacinta Olmeda Ruano salió el 21 de abril de la emisora La Acequia, en el valle de San Tirso, y no llegó a su casa. Su "
        "motocicleta apareció al día siguiente con el motor encendido. Llevaba tres semanas hablando en antena de una tala ilegal."
    ),
    heading(TAKE),
    address(
        """
Fiscal General de la Nación
Sr. Evaristo Montalbán Pizo
Fiscalía General
Avenida de los Tilos, 999
Ciudad Verdina, Costa Verdina
Correo electrónico: despacho@fiscalia-cv.example
Tel.: +996 1 555 0200, +996 1 555 0201
X: @FiscaliaCV_Muestra , @PrensaFiscaliaCV""",
        Target(
            name="Sr. Evaristo Montalbán Pizo",
            role="Fiscal General de la Nación",
            address_lines=("Fiscalía General", "Avenida de los Tilos, 999", "Ciudad Verdina"),
            country="Costa Verdina",
            emails=("despacho@fiscalia-cv.example",),
            phones=("+996 1 555 0200", "+996 1 555 0201"),
            social=("X: @FiscaliaCV_Muestra", "X: @PrensaFiscaliaCV"),
        ),
    ),
    note("**Con copia a:**"),
    address(
        """
Embajada de Costa Verdina
Rue du Spécimen 12
1050 Bruxelles (Bélgica)
Correo electrónico: bruselas@embajada-cv.example
Tratamiento: Señor Embajador""",
        Target(
            kind="embassy",
            role="Embajada de Costa Verdina",
            salutation="Señor Embajador",
            address_lines=("Rue du Spécimen 12", "1050 Bruxelles"),
            country="Bélgica",
            emails=("bruselas@embajada-cv.example",),
        ),
    ),
    hail("Señor Fiscal General:"),
    body(
        "Le escribo con inquietud por Jacinta Olmeda Ruano, locutora de la emisora La Acequia, de quien no se sabe nada desde el 21 de abril."
    ),
    body(
        "Ella había recibido dos llamadas en las que le aconsejaban “poner más música”. Presentó una denuncia el 11 de abril. Nadie la llamó a declarar."
    ),
    asks("Le insto a:"),
    demands(
        "buscar sin demora a Jacinta Olmeda Ruano e informar a su familia de cada paso;",
        "investigar las llamadas y a quienes se benefician de la tala;",
        "proteger a las otras cuatro personas que trabajan en la emisora.",
    ),
    closing("Atentamente,"),
    signature("[NOMBRE]"),
    heading("INFORMACIÓN COMPLEMENTARIA"),
    info(
        "La Acequia emite seis horas al día desde el desván de una escuela. Se oye en nueve aldeas a las que no llega el periódico."
    ),
    sub("La tala"),
    info("Desde enero de 2022 han salido del valle, según el recuento de la emisora:"),
    info_list("unos cuatrocientos camiones de madera;", "siempre de noche;", "casi todos sin matrícula."),
    info(
        "La autoridad forestal sostiene que no hay tala. El juzgado de San Tirso ha fijado una vista para el 30 de junio."
    ),
    label("IDIOMA(S) PREFERIDO(S) PARA DIRIGIRSE AL DESTINATARIO:", "español"),
    note(OWN),
    label("ACTÚEN LO ANTES POSIBLE Y NO MÁS TARDE DEL:", "28 de junio de 2022"),
    note(OFFICE),
    label("NOMBRE Y GÉNERO GRAMATICAL PREFERIDO:", "Jacinta Olmeda Ruano (femenino)"),
)
RADIO_FACTS = {
    "kind": "first",
    "ua_number": "51/22",
    "index_number": "AMR 85/5544/2022/s",
    "issue_date": "2022-05-03",
    "country": "Costa Verdina",
    "preferred_languages": ["español"],
    "own_language_welcome": True,
    "deadline": "2022-06-28",
    "after_deadline_note": OFFICE,
    "subjects": [person("Jacinta Olmeda Ruano", "femenino")],
}

FISHERMEN = (  # web page; opened to the reader in the second person
    header("Segunda AU: 12/19 Índice: AMR 84/0912/2019 Fecha: | Isla Salobre"),
    doctype("Acción Urgente"),
    title("Pescadores a la espera de juicio"),
    note("Martes, 11 de junio, 2019"),
    lead(
        "Los pescadores Ciro Belmar y Amadeo Quint continúan en prisión provisional en Isla Salobre. El 4 de junio, un juez rechazó por segunda vez la fianza que habían reunido sus vecinos."
    ),
    heading("Actúa: redacta tu propio llamamiento o utiliza esta carta modelo"),
    address(
        """
Para el Presidente del Tribunal
Ilmo. Sr. D. Fermín Abascal-Roy
Tribunal Marítimo
Muelle de Levante, 9
0999 Puerto Salobre
ISLA SALOBRE
Fax: +990 555 030
Correo-e: tribunal@salobre.example ; secretaria@salobre.example""",
        Target(
            name="Ilmo. Sr. D. Fermín Abascal-Roy",
            role="Presidente del Tribunal",
            address_lines=("Tribunal Marítimo", "Muelle de Levante, 9", "0999 Puerto Salobre"),
            country="ISLA SALOBRE",
            emails=("tribunal@salobre.example", "secretaria@salobre.example"),
            faxes=("+990 555 030",),
        ),
    ),
    address("Envíen también copia a la representación diplomática acreditada en su país.", DIPLOMATS),
    hail("Señor Presidente:"),
    body(
        "Ciro Belmar y Amadeo Quint llevan catorce meses en una celda por haber contado los peces muertos de una bahía."
    ),
    body("Le pido que los ponga en libertad de inmediato, que archive la causa y que ordene analizar el agua."),
    closing("Con un respetuoso saludo,"),
    heading("Información complementaria"),
    info(
        "La mortandad empezó en marzo de 2018, después de que una fábrica de conservas vertiera salmuera. La fábrica lo niega."
    ),
    label("Idioma(s) preferido(s) para dirigirse al destinatario:", "español y catalán"),
    note(OWN),
    label("Actúen lo antes posible y no más tarde del:", "23 de julio de 2019"),
    note(OFFICE),
    label("Nombre y género gramatical preferido:", "Ciro Belmar, Amadeo Quint (masculino)"),
    label("Enlace a la AU anterior:", "[AU 12/19](https://papers.example/es/amr84/0033/2019/es/)"),
)
FISHERMEN_FACTS = {
    "kind": "update",
    "ua_number": "12/19",
    "index_number": "AMR 84/0912/2019",
    "issue_date": "2019-06-11",
    "country": "Isla Salobre",
    "preferred_languages": ["español", "catalán"],
    "own_language_welcome": True,
    "deadline": "2019-07-23",
    "after_deadline_note": OFFICE,
    "subjects": [person("Ciro Belmar"), person("Amadeo Quint", "masculino")],
    "previous_action_urls": ["https://papers.example/es/amr84/0033/2019/es/"],
}

TEACHER = (  # B1
    header("AU: 330/13  Índice: AMR 83/021/2013  Veldania  Fecha de emisión: 29 de octubre de 2013"),
    doctype("ACCIÓN URGENTE"),
    title("MAESTRO AMENAZADO POR ENSEÑAR EN SU LENGUA"),
    lead(
        "El maestro Lautaro Quimey ha recibido tres amenazas de muerte en octubre por dar clase en lengua tehual en el sur de Veldania."
    ),
    info(
        "La última amenaza, una nota atada a una piedra, rompió el 24 de octubre la ventana del aula mientras los niños leían."
    ),
    info("La policía le propuso que “enseñara más bajito”. El maestro sigue dando clase con los postigos cerrados."),
    note("Escriban inmediatamente, en español o en su propio idioma:"),
    points(
        "instando a las autoridades a proteger a Lautaro Quimey y a sus alumnos de acuerdo con sus deseos;",
        "pidiendo que se investiguen las amenazas y que se lleve a los responsables ante la justicia.",
    ),
    note("ENVÍEN LLAMAMIENTOS ANTES DEL 10 DE DICIEMBRE DE 2013 A:"),
    address(
        """
Gobernadora Provincial
Dña. Rosaura Iquén
Casa de Gobierno, Plaza del Molle 99, Tehualmapu, Veldania
Fax: +989 2 555 0210
Correo electrónico: gobernacion@tehual.example
Tratamiento: Señora Gobernadora""",
        Target(
            name="Dña. Rosaura Iquén",
            role="Gobernadora Provincial",
            salutation="Señora Gobernadora",
            address_lines=("Casa de Gobierno, Plaza del Molle 99, Tehualmapu",),
            country="Veldania",
            emails=("gobernacion@tehual.example",),
            faxes=("+989 2 555 0210",),
        ),
    ),
    note("Y copia a:"),
    address(
        """
Asociación de Maestros del Sur
Casilla 99, Tehualmapu, Veldania
Correo electrónico: maestros@sur-veldania.example""",
        Target(
            kind="copy",
            role="Asociación de Maestros del Sur",
            address_lines=("Casilla 99, Tehualmapu",),
            country="Veldania",
            emails=("maestros@sur-veldania.example",),
        ),
    ),
    address("Envíen también copia a la representación diplomática acreditada en su país.", DIPLOMATS),
    note("Consulten con la oficina de su Sección si desean enviar llamamientos después de la fecha antes indicada."),
    doctype("ACCIÓN URGENTE"),
    note("MAESTRO AMENAZADO POR ENSEÑAR EN SU LENGUA"),
    heading("INFORMACIÓN COMPLEMENTARIA"),
    info(
        "Unas seis mil personas hablan tehual. La Constitución de 1996 garantiza la enseñanza en las lenguas del país, pero no hay libros."
    ),
    label("Nombre:", "Lautaro Quimey"),
    label("Sexo h/m:", "h"),
)
TEACHER_FACTS = {
    "kind": "first",
    "ua_number": "330/13",
    "index_number": "AMR 83/021/2013",
    "issue_date": "2013-10-29",
    "country": "Veldania",
    "preferred_languages": ["español"],
    "own_language_welcome": True,
    "deadline": "2013-12-10",
    "after_deadline_note": "Consulten con la oficina de su Sección si desean enviar llamamientos después de la fecha antes indicada.",
    "subjects": [person("Lautaro Quimey")],
}

BRIDGE = (
    header("Resultado AU: 90/20 Índice: AMR 85/3901/2021 Costa Verdina Fecha: 8 de marzo de 2021"),
    doctype("ACCIÓN URGENTE"),
    title("EL PUENTE DE LAS LAVANDERAS NO SERÁ DERRIBADO"),
    lead(
        "El 26 de febrero, el ayuntamiento de San Tirso retiró la orden de derribar el puente donde viven once familias de lavanderas."
    ),
    note("NO SE REQUIERE NINGUNA ACCIÓN ADICIONAL. MUCHAS GRACIAS A QUIENES ENVIARON LLAMAMIENTOS."),
    info("“Esta noche colgaremos las sábanas como banderas”, dijo Balbina Orejuela, portavoz de las familias."),
    label("NOMBRE Y GÉNERO GRAMATICAL PREFERIDO:", "Lavanderas del puente de San Tirso (femenino)"),
    label("ENLACE A LA AU ANTERIOR:", "https://papers.example/es/amr85/2987/2020/es/"),
)
BRIDGE_FACTS = {
    "kind": "outcome",
    "ua_number": "90/20",
    "index_number": "AMR 85/3901/2021",
    "issue_date": "2021-03-08",
    "country": "Costa Verdina",
    "subjects": [person("Lavanderas del puente de San Tirso", "femenino", group=True)],
    "previous_action_urls": ["https://papers.example/es/amr85/2987/2020/es/"],
}

DOCS = [
    Doc(
        "33-radio",
        "docx",
        "M1",
        "es",
        "header part, embassy in Bélgica, Tratamiento in the block, [NOMBRE], index with /s",
        RADIO,
        RADIO_FACTS,
        {"header_part": True, "italic_letter": True, "bullet": "•", "bullet_tab": True},
    ),
    Doc(
        "34-radio",
        "pdf",
        "M1",
        "es",
        "hyphenated words, list in the background, running header",
        RADIO,
        RADIO_FACTS,
        {"header_part": True, "hyphenate": True, "size": 11, "footer_text": "#"},
    ),
    Doc(
        "35-fishermen",
        "html",
        "web",
        "es",
        "Spanish site: empty date in the header line, date line with weekday, Para <rol>, copies to diplomats, previous link behind a text",
        FISHERMEN,
        {**FISHERMEN_FACTS, "_ignore": ["targets.role", "subjects.pronouns"]},
        {"page_title": "Isla Salobre | Acciones urgentes"},
    ),
    Doc(
        "36-maestro",
        "txt",
        "B1",
        "es",
        "hard wrapped, windows-1252, CRLF, headline repeated, deadline in capitals",
        TEACHER,
        TEACHER_FACTS,
        {"width": 72, "bullet": "-", "encoding": "windows-1252", "newline": "\r\n"},
    ),
    Doc("37-puente", "md", "M1 outcome", "es", "outcome in Spanish", BRIDGE, BRIDGE_FACTS, {}),
    Doc(
        "65-maestro",
        "docx",
        "B1",
        "es",
        "mail addresses only in the relationship of a link, bullets with tabs, no heading styles",
        TEACHER,
        TEACHER_FACTS,
        {"mail_links": "hidden", "styles": False, "bullet": "▪", "bullet_tab": True},
    ),
]
