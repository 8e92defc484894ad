package kompas

// WordLists (woordenlijsten van de kompascheck) are the words by which the rules on wording read a text. Everything is in
// small letters. A space may work with lists of its own.
type WordLists struct {
	Residents      []string   // L-INW: endings of words for people
	ResidentWords  []string   // the same, whole words
	NotResidents   []string   // endings that look like one and are none …
	StillResidents []string   // … unless the word ends in one of these
	Transformation []string   // L-TRANS: anywhere in the text
	Counts         []string   // L-OUT: words that count, besides numbers
	Counted        []string   // endings of what an organisation counts
	CountedWords   []string   // the same, whole words
	Offers         []string   // what "we" or "wij" do
	Desks          []string   // endings that count by themselves
	Organisations  []string   // L-ORG: endings
	Themes         [][]string // L-THEME: stems of one theme together; a stem of four letters only begins a word
}

// DutchWordLists are the lists of the method. Source: method, kompascheck.
func DutchWordLists() WordLists {
	return WordLists{
		Residents: []string{"inwoner", "inwoners", "bewoner", "bewoners", "burger", "burgers", "kinderen", "jongeren", "jeugdigen",
			"leerling", "leerlingen", "student", "studenten", "ouder", "ouders", "gezin", "gezinnen", "huishouden", "huishoudens",
			"ouderen", "senioren", "plusser", "plussers", "mantelzorger", "mantelzorgers", "vrijwilliger", "vrijwilligers", "cliënten",
			"buren", "buurtgenoten", "statushouders", "nieuwkomers", "minima", "vrouwen", "mannen", "volwassenen", "werkzoekenden",
			"daklozen"},
		ResidentWords:  []string{"kind", "mensen", "iedereen", "lhbti'ers"},
		NotResidents:   []string{"houder", "houders"},
		StillResidents: []string{"statushouder", "statushouders"},
		Transformation: []string{"voorveld", "voorliggend", "eigen verantwoordelijkheid", "eigen kracht", "normaliser", "demedicaliser",
			"afschal", "opschal", "ontschot", "transformatie", "verschuiv", "kostenbeheersing", "bezuinig", "besparing", "instroom",
			"uitstroom", "integraal werken", "regie voeren", "minder dure", "minder zware", "lichtere zorg", "lichtere hulp"},
		Counts: []string{"aantal", "meer", "minder", "extra", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
			"elf", "twaalf", "vijftien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
			"honderd", "tweehonderd", "duizend"},
		Counted: []string{"gesprekken", "bijeenkomsten", "activiteiten", "trajecten", "cursussen", "trainingen", "zorguren", "zorg-uren",
			"werkuren", "werk-uren", "begeleidingsuren", "begeleidings-uren", "gespreksuren", "gespreks-uren", "folders",
			"huisbezoeken", "producten", "diensten", "beschikkingen", "subsidies", "contracten", "workshops", "lessen", "plekken",
			"deelnemers"},
		CountedWords: []string{"uren"},
		Offers:       []string{"organiseren", "bieden", "subsidiëren"},
		Desks:        []string{"loket"},
		Organisations: []string{"club", "clubs", "school", "scholen", "organisatie", "organisaties", "aanbieder", "aanbieders", "team",
			"teams", "gemeente", "professional", "professionals", "voorziening", "voorzieningen", "partners", "instelling",
			"instellingen"},
		Themes: [][]string{{"eenza"}, {"schuld", "armoede", "rondkomen"}, {"werk"}, {"wonen"}, {"veilig"}, {"gezond"},
			{"particip", "meedoen"}, {"mantelzorg"}, {"opvoed", "opgroei"}, {"school", "onderwijs"}, {"accept", "discrimin"},
			{"verslav"}, {"taal"}, {"samenhang", "cohesie"}, {"zelfredza"}, {"psychisch", "mentaal"}},
	}
}
