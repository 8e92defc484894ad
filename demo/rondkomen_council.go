package demo

// rondkomenChain is how the first result went by college and council, in the first year.
func rondkomenChain() chain {
	return chain{
		result: "1", ready: -370, college: -366, check: -362, signed: -352, council: -350,
		note:    "Bewoners schreven mee aan de zin. Het college neemt hem over zoals hij is.",
		doubts:  map[string]string{"Zelf kiezen": "Wie in een traject zit, kiest nog weinig zelf. Daar vraagt de raad over een jaar naar."},
		votes:   [2]string{"15", "4"},
		objects: [2]string{"Fractie Eemland Vooruit", "Wij hadden liever een hoger doel gezien, en eerder."},
	}
}

func rondkomenQuestions() []question {
	return []question{{
		day: -36, result: "1", about: 1,
		text:   "Waarom verandert er bij het sociaal minimum zo weinig, terwijl het bij lage inkomens wel beter gaat?",
		answer: "Rond het minimum leven veel mensen met een eigen zaak en een slecht jaar. Voor hen bestaat nog geen goede hulp. Daarom leren vier maatjes er nu meer over.", signed: -28,
	}, {
		day: -9, result: "1", about: 2,
		text:   "Bereiken we met deze vraag ook de mensen die nooit een formulier invullen?",
		answer: "Nog niet genoeg. Daarom vragen de maatjes het ook aan tafel.",
	}}
}
