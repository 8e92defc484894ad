package main

import "kompas/figure"

// monitorRecipes come from the health monitor among young adults of RIVM and the
// GGD regions: answers of a sample.
func monitorRecipes() []recipe {
	const (
		lonely, money, healthy, future = "Eenzaamheid", "Geldzorgen", "Hoe gaat het met u?", "Vertrouwen en steun"
		every, everyEN                 = "Van elke 100 jongvolwassenen (16 tot en met 25 jaar): hoeveel ", "Of every 100 young adults (16 up to and including 25): how many "
	)
	ask := func(key, stem, name, nameEN, what, whatEN string, theme figure.Theme, group string, better figure.Direction) recipe {
		return recipe{stem: stem, CatalogueIndicator: figure.CatalogueIndicator{
			Key: key, Name: name, NameEN: nameEN, Definition: every + what, DefinitionEN: everyEN + whatEN, Theme: theme, Group: group,
			Unit: figure.Percent, Decimals: 1, Direction: better, Nature: figure.Experience, Kind: figure.Ratio, Basis: figure.Sample,
			Source: "RIVM en GGD'en", SourceTable: "Gezondheidsmonitor Jongvolwassenen 2024 (50140NED)",
			Publisher: "Rijksinstituut voor Volksgezondheid en Milieu (RIVM) en GGD'en", Licence: licenceUnknown,
			Note: "Dit komt uit een vragenlijst en is dus een schatting. De marge staat niet in dit bestand. " +
				"Voor Ameland, Schiermonnikoog, Terschelling en Vlieland is er geen cijfer.",
			NoteEN: "This comes from a questionnaire, so it is an estimate. The margin is not in this file. " +
				"There is no figure for Ameland, Schiermonnikoog, Terschelling and Vlieland.",
		}}
	}
	return []recipe{
		ask("jv-eenzaam", "EnigszinsTotSterkEenzaam", "Jongvolwassenen die zich eenzaam voelen", "Young adults who feel lonely",
			"zich een beetje tot heel erg eenzaam voelen.", "feel somewhat to very lonely.", figure.ThemeTogether, lonely, figure.Down),
		ask("jv-sterk-eenzaam", "SterkEenzaam", "Jongvolwassenen die zich heel erg eenzaam voelen", "Young adults who feel very lonely",
			"zich heel erg eenzaam voelen.", "feel very lonely.", figure.ThemeTogether, lonely, figure.Down),
		ask("jv-sociaal-eenzaam", "EnigszinsTotSterkSociaalEenzaam", "Jongvolwassenen die een groep mensen missen", "Young adults who miss a circle of people",
			"een groep mensen om zich heen missen, zoals vrienden of kennissen.", "miss a circle of people around them, such as friends.", figure.ThemeTogether, lonely, figure.Down),
		ask("jv-emotioneel-eenzaam", "EnigszinsTotSterkEmotioneelEenzaam", "Jongvolwassenen die iemand dichtbij missen", "Young adults who miss someone close",
			"iemand missen die heel dicht bij hen staat.", "miss someone who is very close to them.", figure.ThemeTogether, lonely, figure.Down),
		ask("jv-iemand-bij-problemen", "KanBijIemandTerechtBijProbleem", "Jongvolwassenen die met problemen bij iemand terechtkunnen", "Young adults who can turn to someone with a problem",
			"bij iemand terechtkunnen als zij een probleem hebben.", "can turn to someone when they have a problem.", figure.ThemeTogether, future, figure.Up),
		ask("jv-mantelzorger", "Mantelzorger", "Jongvolwassenen die voor een naaste zorgen", "Young adults who care for someone close",
			"langere tijd of veel uren voor een naaste zorgen.", "care for someone close for a long time or many hours.", figure.ThemeCare, future, figure.NoDirection),
		ask("jv-moeite-rondkomen", "MoeiteMetRondkomen", "Jongvolwassenen die moeilijk rondkomen", "Young adults who find it hard to make ends meet",
			"moeite hebben om rond te komen met hun geld.", "find it hard to make ends meet.", figure.ThemeIncome, money, figure.Down),
		ask("jv-schulden", "HeeftSchulden", "Jongvolwassenen met schulden", "Young adults with debts",
			"schulden hebben. Een studieschuld telt hier niet mee.", "have debts. A student loan does not count here.", figure.ThemeIncome, money, figure.Down),
		ask("jv-weinig-grip-geld", "WeinigControleOverGeldzaken", "Jongvolwassenen met weinig grip op hun geld", "Young adults with little grip on their money",
			"weinig grip hebben op hun geldzaken.", "have little grip on their money matters.", figure.ThemeIncome, money, figure.Down),
		ask("jv-gezondheid-goed", "GoedErvarenGezondheid", "Jongvolwassenen die zich gezond voelen", "Young adults who feel healthy",
			"hun gezondheid goed of heel goed noemen.", "call their health good or very good.", figure.ThemeHealth, healthy, figure.Up),
		ask("jv-mentaal-goed", "GoedErvarenMentaleGezondheid", "Jongvolwassenen die zich mentaal gezond voelen", "Young adults who feel mentally healthy",
			"hun mentale gezondheid goed of heel goed noemen.", "call their mental health good or very good.", figure.ThemeHealth, healthy, figure.Up),
		ask("jv-heel-vaak-stress", "HeelVaakGestrest", "Jongvolwassenen met heel vaak stress", "Young adults who are very often stressed",
			"heel vaak stress hebben.", "are very often stressed.", figure.ThemeHealth, healthy, figure.Down),
		ask("jv-weerbaar", "VoldoendeWeerbaar", "Jongvolwassenen die tegen een stootje kunnen", "Young adults who are resilient enough",
			"genoeg tegen een stootje kunnen als het tegenzit.", "are resilient enough when things go wrong.", figure.ThemeHealth, healthy, figure.Up),
		ask("jv-sport-wekelijks", "SportWekelijks", "Jongvolwassenen die elke week sporten", "Young adults who do sports every week",
			"elke week sporten.", "do sports every week.", figure.ThemeHealth, healthy, figure.Up),
		ask("jv-tevreden-leven", "TevredenMetEigenLeven", "Jongvolwassenen die tevreden zijn met hun leven", "Young adults who are satisfied with their lives",
			"tevreden zijn met hun leven.", "are satisfied with their lives.", figure.ThemeTogether, future, figure.Up),
		ask("jv-vertrouwen-toekomst", "VeelVertrouwenInEigenToekomst", "Jongvolwassenen met veel vertrouwen in hun toekomst", "Young adults with much confidence in their future",
			"veel vertrouwen hebben in hun eigen toekomst.", "have much confidence in their own future.", figure.ThemeTogether, future, figure.Up),
	}
}
