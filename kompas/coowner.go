package kompas

import "slices"

// CoOwner (mede-eigenaar) is somebody at the table who owns an ambition or a result together with others.
type CoOwner struct {
	StakeholderSeat
}

// OwningOrganisations gives the organisations that own something together on a day, each once, in the order of the seats.
// Whoever left the table owns nothing any more, and a resident owns it as a person.
func OwningOrganisations(owners []CoOwner, day string) []string {
	var names []string
	for _, o := range owners {
		if o.OrganisationID != "" && o.Seated(day) && !slices.Contains(names, o.Organisation) {
			names = append(names, o.Organisation)
		}
	}
	return names
}
