"""Spanish."""

from .base import Language, Mark, listed

SPANISH = Language(
    code="es",
    labels={
        Mark.DOCUMENT: listed("ACTUALIZACIÓN DE ACCIÓN URGENTE | ACCIÓN URGENTE"),
        Mark.INDEX: listed("NÚMERO DE ÍNDICE | ÍNDICE AI | ÍNDICE DE AI | ÍNDICE"),
        Mark.DATE: listed("FECHA DE PUBLICACIÓN | FECHA DE EMISIÓN | FECHA"),
        Mark.COUNTRY: ("PAÍS",),
        Mark.ACTION: listed(
            """
            ACTÚEN: REDACTEN SU PROPIO LLAMAMIENTO O UTILICEN LA SIGUIENTE CARTA MODELO
            ACTÚA: REDACTA TU PROPIO LLAMAMIENTO O UTILIZA ESTA CARTA MODELO
            ACTÚEN: REDACTEN SU PROPIO LLAMAMIENTO O UTILICEN ESTA CARTA MODELO
            ACTÚA: REDACTA TU PROPIO LLAMAMIENTO O UTILIZA LA SIGUIENTE CARTA MODELO | PASA A LA ACCIÓN
            PASEN A LA ACCIÓN | QUÉ PUEDES HACER | ACTÚEN | ACTÚA
            """
        ),
        Mark.POINTS: listed(
            """
            ESCRIBAN INMEDIATAMENTE | ESCRIBE INMEDIATAMENTE | ACCIÓN RECOMENDADA | ACCIONES RECOMENDADAS
            """
        ),
        Mark.ADDRESSES: listed(
            """
            INFORMACIÓN DE CONTACTO | DATOS DE CONTACTO | ENVÍEN LLAMAMIENTOS A | LLAMAMIENTOS A | ESCRIBAN A
            ESCRIBE A | DIRIJAN SUS LLAMAMIENTOS A
            """
        ),
        Mark.COPIES: listed(
            """
            ENVÍEN COPIA A | ENVÍEN COPIAS A | ENVÍEN TAMBIÉN COPIA A | CON COPIA A | CON COPIAS A | Y COPIA A
            Y COPIAS A | COPIAS A | COPIA A
            """
        ),
        Mark.LETTER: listed("CARTA MODELO | MODELO DE CARTA"),
        Mark.BACKGROUND: listed("INFORMACIÓN COMPLEMENTARIA | INFORMACIÓN ADICIONAL | INFORMACIÓN GENERAL"),
        Mark.LANGUAGES: listed(
            """
            IDIOMA(S) PREFERIDO(S) PARA DIRIGIRSE AL DESTINATARIO
            IDIOMAS PREFERIDOS PARA DIRIGIRSE AL DESTINATARIO | IDIOMA PREFERIDO PARA DIRIGIRSE AL DESTINATARIO
            IDIOMAS PREFERIDOS PARA DIRIGIRSE A LOS DESTINATARIOS
            IDIOMA PREFERIDO PARA DIRIGIRSE A LOS DESTINATARIOS
            IDIOMA(S) PREFERIDO(S) PARA DIRIGIRSE A LOS DESTINATARIOS | IDIOMA(S) PREFERIDO(S)
            IDIOMA PREFERIDO | IDIOMAS PREFERIDOS
            """
        ),
        Mark.DEADLINE: listed(
            """
            ACTÚEN LO ANTES POSIBLE Y NO MÁS TARDE DEL | ACTÚA LO ANTES POSIBLE Y NO MÁS TARDE DEL
            ACTÚEN LO ANTES POSIBLE Y ANTES DEL | ACTÚEN LO ANTES POSIBLE HASTA EL
            ACTÚEN LO ANTES POSIBLE ANTES DEL | ACTÚEN ANTES DEL | ENVÍEN LLAMAMIENTOS ANTES DEL
            ENVÍEN LOS LLAMAMIENTOS ANTES DEL | ENVÍEN SUS LLAMAMIENTOS ANTES DEL | FECHA LÍMITE
            """
        ),
        Mark.PEOPLE: listed(
            """
            NOMBRE Y GÉNERO GRAMATICAL PREFERIDO | NOMBRES Y GÉNERO GRAMATICAL PREFERIDO
            NOMBRE Y PRONOMBRE PREFERIDO | NOMBRE Y PRONOMBRES PREFERIDOS | NOMBRE(S) | NOMBRES | NOMBRE
            """
        ),
        Mark.GENDER: listed("SEXO H/M | SEXO | GÉNERO M/F | GÉNERO"),
        Mark.PREVIOUS: listed(
            """
            ENLACE A LA AU ANTERIOR | ENLACES A LAS AU ANTERIORES | ENLACE A LA ACCIÓN URGENTE ANTERIOR
            ENLACE A AU ANTERIOR
            """
        ),
        Mark.RESIDUE: listed(
            """
            INSERTEN A CONTINUACIÓN LAS DIRECCIONES | INCLUYAN A CONTINUACIÓN LAS DIRECCIONES
            NOMBRE DIRECCIÓN 1
            """
        ),
        Mark.FURNITURE: listed(
            """
            SALTAR AL CONTENIDO | DESCARGAR PDF | DESCARGA EL PDF | COMPARTE | COMPARTIR | LEER MÁS
            SUSCRÍBETE AL BOLETÍN | AMNISTÍA INTERNACIONAL | FOTO: | DESCARGAR EN PDF | VOLVER ARRIBA
            """
        ),
        Mark.END: listed(
            """
            OTRAS ACCIONES URGENTES | ACCIONES RELACIONADAS | MÁS ACCIONES URGENTES | CONTENIDO RELACIONADO
            NOTICIAS RELACIONADAS | TE PUEDE INTERESAR
            """
        ),
    },
    opens={
        Mark.POINTS: (
            (
                r"(?:escriban|escribe|envien|redacten)\b[^.;]{0,300}?"
                r"(?:instandol[oae]s? a|instandoles? a|pidiendol[oae]s? que|para pedirl[oae]s? que"
                r"|exhortandol[oae]s? a)(?: que)? ?:"
            ),
            r"escriban inmediatamente[^.;:]{0,200}:",
        ),
        Mark.NOTHING_TO_DO: (
            (
                r"no se (?:requiere|solicita|pide|precisa|requieren|solicitan|necesita)n? "
                r"(?:ninguna |mas )?(?:nuevas? |otras? |mas )?(?:accion|acciones|medidas?)[^.]{0,80}\.?"
                r"(?: ?(?:muchas )?gracias a (?:todas las personas|quienes|todas|todos)[^.]{0,80}\.?)?"
            ),
            r"muchas gracias a (?:todas las personas|quienes|todas|todos)[^.]{0,80}llamamientos\.?",
        ),
        Mark.DIPLOMATS: (
            (
                r"(?:y )?(?:envien|envie|envia)?(?: tambien)? ?copias? a (?:la representacion|las "
                r"representaciones|los representantes) diplomatic[oa]s? (?:de [^.:;]{2,50} )?"
                r"acreditad[oa]s? en su pais[.;:]?"
            ),
        ),
        Mark.OWN_LANGUAGE: (r"tambien (?:pueden|puedes|puede) escribir en (?:su|tu) propio idioma\.?",),
        Mark.AFTER_DEADLINE: (
            (
                r"(?:consulten|consulta|consulte)\b[^.]{0,140}?(?:despues de|con posterioridad a|tras|"
                r"pasada)[^.]{3,50}(?:\.|$)"
            ),
        ),
        Mark.DEADLINE: (
            r"(?:en cualquier caso|en todo caso) (?:antes del|hasta el|no mas tarde del) ",
            r"(?:envien|escriban|actuen)[^.:;]{0,60}? (?:antes del|hasta el|no mas tarde del) (?=\d)",
            r"llamamientos despues del (?=\d)",
        ),
    },
    kinds={
        "further_information": listed("MÁS INFORMACIÓN | INFORMACIÓN ADICIONAL | ACTUALIZACIÓN SOBRE"),
        "update": listed(
            """
            SEGUNDA | TERCERA | CUARTA | QUINTA | SEXTA | SÉPTIMA | OCTAVA | NOVENA | DÉCIMA | ACTUALIZACIÓN
            """
        ),
        "outcome": ("RESULTADO",),
        "first": ("PRIMERA",),
    },
    months=tuple(
        tuple(month.split("/"))
        for month in listed("""
            enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre/setiembre | octubre |
            noviembre | diciembre
            """)
    ),
    contacts={
        "email": listed("correos electrónicos | correo electrónico | correo-e | correo | c.e"),
        "fax": listed("fax | faxes | número de fax | telefax"),
        "phone": listed(
            "teléfonos | teléfono | número de teléfono | tfno | telf | tlf | tels | tel | móvil | celular | conmutador"
        ),
        "salutation": listed("tratamiento | fórmula de saludo"),
        "other": listed("sitio web | página web | telegrama | formulario web | formulario"),
    },
    networks=("red social",),
    honorifics=listed(
        """
        sr | sra | srta | d | dña | don | doña | lic | licda | licdo | dra | ing | s.e | excmo. sr | excma. sra
        excmo | excma | abg | mtro | mtra | gral | su excelencia | cnel | arq | señor | señora | general
        coronel
        """
    ),
    roles=listed(
        """
        ministro | ministra | presidente | presidenta | fiscal | director | directora | secretario | secretaria
        gobernador | gobernadora | comisario | comisaria | comandante | jefe | jefa | rey | reina | embajador
        embajadora | cónsul | alcalde | alcaldesa | juez | jueza | defensor | defensora | procurador
        procuradora | intendente | prefecto | prefecta | subsecretario | viceministro | viceministra
        vicepresidente | vicepresidenta | comisionado | comisionada | coordinador | coordinadora | rector
        rectora | magistrado | magistrada | administrador | administradora | encargado | encargada | delegado
        delegada | titular | contralor | contralora | superintendente | inspector | inspectora | capitán
        regidor | regidora | portavoz | responsable
        """
    ),
    titles=listed(
        """
        presidente | presidenta | ministro | ministra | embajador | embajadora | fiscal | gobernador
        gobernadora | alcalde | alcaldesa | fiscal general | cónsul | rey | juez | jueza | intendente
        """
    ),
    institutions=listed(
        """
        ministerio | oficina | comisión | comité | consejo | tribunal | juzgado | corte | departamento
        dirección | policía | parlamento | asamblea | senado | palacio | prisión | cárcel | gobierno | instituto
        agencia | autoridad | secretaría | fiscalía | procuraduría | defensoría | presidencia | organización
        asociación | sindicato | empresa | universidad | cámara | gobernación | alcaldía | embajada | consulado
        ayuntamiento | municipalidad | prefectura | congreso | intendencia | despacho | junta | fundación
        federación | centro | casa | misión
        """
    ),
    embassies=listed(
        """
        embajada | embajador | embajadora | consulado | cónsul | alto comisionado | misión permanente | misión
        encargado de negocios | encargada de negocios
        """
    ),
    places=listed(
        """
        calle | jirón | avenida | av | avda | plaza | paseo | apartado | edificio | piso | barrio | colonia
        col | carretera | km | c.p | cp | ciudad | provincia | casilla | pasaje | cuesta | local | esquina
        torre | planta | sector | camino | c/ | boulevard | bulevar | zona | distrito | isla | puente | muelle
        puerto | apdo | glorieta | ronda | callejón | carrera | s/n | nº
        """
    ),
    greetings=listed(
        """
        estimado | estimada | estimados | estimadas | señor | señora | señores | excelencia | excelentísimo
        excelentísima | su excelencia | vuestra excelencia | honorable | distinguido | distinguida
        muy señor mío | muy señora mía | sr | sra | majestad | su majestad | apreciado | apreciada | respetado
        respetada | ilustrísimo | vuestra majestad | a quien corresponda | excmo | excma
        """
    ),
    circulars=listed(
        """
        queridas amigas | queridos amigos | querida amiga | querido amigo | hola | estimadas compañeras
        estimados compañeros | estimadas amigas | estimados amigos | estimada activista | estimado activista
        queridas | queridos | estimados activistas | estimadas y estimados
        """
    ),
    demands=(
        (
            r"\b(?:por (?:todo )?(?:ello|eso)|por lo tanto|por tanto)?,? ?"
            r"l[eoa]s? (?:insto|pido|ruego|solicito|exhorto|suplico|imploro)[^.:;]{0,120}:"
        ),
        r"\b(?:solicito|pido|ruego)[^.:;]{0,120}(?:a|que) ?:",
    ),
    closings=listed(
        """
        atentamente | muy atentamente | con toda consideración | cordialmente | respetuosamente
        le saluda atentamente | les saluda atentamente | sinceramente | un cordial saludo
        reciba un cordial saludo | con mi mayor consideración | con todo respeto | saludos cordiales
        con respeto | le saludo atentamente | un saludo | reciba un atento saludo | con atentos saludos
        atentos saludos
        """
    ),
    groups=listed(
        """
        miembros | integrantes | habitantes | familias | familia | hombres | mujeres | personas | estudiantes
        trabajadores | trabajadoras | asociación | comité | sindicato | movimiento | comunidad | comunidades
        colectivo | organización | red | grupo | niños | niñas | presos | presas | detenidos | detenidas
        activistas | periodistas | otros | otras | campesinos | campesinas | vecinos | vecinas | cooperativa
        federación | consejo | pueblo | pueblos | docentes | pescadores | varios | varias | decenas | cientos
        club | coro | defensores | defensoras | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez
        once | doce | trece | catorce | quince | veinte | treinta | cuarenta | cincuenta | cien | hermanos
        hermanas | líderes | lideresas | tejedoras | jóvenes | maestros
        """
    ),
    conjunctions=listed("y | e | o | u"),
    fillers=listed("en | preferentemente en"),
    own=listed("su propio idioma | tu propio idioma | su idioma"),
    countries_official=listed(
        """
        república de | república del | reino de | república democrática de | estado de | república islámica de
        república federal de | república bolivariana de | estado plurinacional de | república popular de
        república oriental del | la | república argentina | república democrática popular | federación de
        sultanato de
        """
    ),
)
