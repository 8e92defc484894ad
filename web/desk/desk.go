// Package desk is the door for the people who work with a compass: policy officers, providers, council members.
package desk

import (
	"slices"

	"kompas/web"
)

// Desk is the door.
type Desk struct{}

// New makes the door.
func New() *Desk { return &Desk{} }

// partPages are the pages with lists of parts.
func (d *Desk) partPages() []partPage {
	return slices.Concat([]partPage{beforePart(d), policyPart(d), transformationPart(d), attentionPart(d), contextPart(d), linksPart(d), membersPart(d), boardPart(d),
		fundingPart(d), yearPart(d), calendarPart(d), expertPart(d), interestPart(d), instrumentPart(d)},
		depthParts(d), overviewParts(d), provisionParts(d))
}

// Routes is the route table of the desk: every page with its access rule.
func (d *Desk) Routes() []web.Route {
	var parts []web.Route
	for _, p := range d.partPages() {
		parts = append(parts, p.routes()...)
	}
	return slices.Concat(
		parts,
		overviewRoutes(d),
		atGlanceRoutes(d),
		compassRoutes(d),
		checkRoutes(d),
		checkSettingsRoutes(d),
		takeAlongRoutes(d),
		monitoringRoutes(d),
		figureRoutes(d),
		figureImportRoutes(d), figureFetchRoutes(d),
		publicPageRoutes(d),
		areaRoutes(d),
		ownDivisionRoutes(d),
		dataCatalogueRoutes(d),
		areaCompareRoutes(d),
		figureLineRoutes(d),
		definitionRoutes(d),
		seatRoutes(d),
		ambitionRoutes(d),
		resultRoutes(d),
		indicatorRoutes(d), setRoutes(d),
		activityRoutes(d),
		treeRoutes(d),
		needRoutes(d),
		qualityRoutes(d),
		councilRoutes(d),
		councilQuestionRoutes(d),
		dossierRoutes(d),
		councilSettingsRoutes(d),
		cycleRoutes(d),
		residentLinkRoutes(d),
		guestRoutes(d), interestRoutes(d),
		peopleRoutes(d),
		retentionRoutes(d), supervisionRoutes(d),
		rightsRoutes(d),
		changeRoutes(d),
		myActivityRoutes(d),
		proposalRoutes(d),
		spaceRoutes(d),
		pathRoutes(d),
		searchRoutes(d),
		versionRoutes(d),
		attachmentRoutes(d),
		activityListRoutes(d),
		messageRoutes(d),
	)
}

func compassRoutes(d *Desk) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/r/{ruimte}/kompassen", Access: web.InSpace, Handle: d.compasses},
		{Method: "GET", Path: "/r/{ruimte}/kompassen/nieuw", Access: web.InSpaceNow, Handle: d.newCompass},
		{Method: "POST", Path: "/r/{ruimte}/kompassen/nieuw", Access: web.InSpaceNow, Handle: d.startCompass},
		{Method: "GET", Path: "/r/{ruimte}/kompassen/{kompas}", Access: web.InSpace, Handle: d.compass},
		{Method: "GET", Path: "/r/{ruimte}/kompassen/{kompas}/instellingen", Access: web.InSpace, Handle: d.compassSettings},
		{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/instellingen", Access: web.InSpace, Handle: d.editCompass},
		{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/echt-maken", Access: web.InSpace, Handle: d.endPractice},
		{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/archiveren", Access: web.InSpace, Handle: d.archiveCompass},
		{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/terugzetten", Access: web.InSpace, Handle: d.restoreCompass},
	}
}
