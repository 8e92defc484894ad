package kompas

import (
	"slices"
	"strings"
	"time"

	"kompas/fault"
)

// Invitation (uitnodiging) asks somebody to take a role in a space, by a link that works once.
type Invitation struct {
	ID            InvitationID
	Email         string
	Name          string
	Role          Role
	ScopeKind     ScopeKind
	ScopeID       string
	ValidTo       string // as of a membership
	InvitedBy     PersonID
	InvitedByName string
	CreatedAt     time.Time
	ExpiresAt     time.Time
}

// InvitationHolds is how long an invitation can be accepted.
const InvitationHolds = 7 * 24 * time.Hour

// InvitationFields are the fields of the form.
func InvitationFields() []Field[Invitation] {
	return []Field[Invitation]{
		RequiredTextField("naam", MaxName, false, func(i *Invitation) *string { return &i.Name }),
		EmailField("email", func(i *Invitation) *string { return &i.Email }),
		ChoiceField("rol", AccountRoles(), func(i *Invitation) *Role { return &i.Role }),
		scopeField(func(i *Invitation) (*ScopeKind, *string) { return &i.ScopeKind, &i.ScopeID }),
		DateField("tot", func(i *Invitation) *string { return &i.ValidTo }),
	}
}

// MembershipFields are the fields a form may change.
func MembershipFields() []Field[Membership] {
	return []Field[Membership]{
		ChoiceField("rol", AccountRoles(), func(m *Membership) *Role { return &m.Role }),
		scopeField(func(m *Membership) (*ScopeKind, *string) { return &m.ScopeKind, &m.ScopeID }),
		DateField("tot", func(m *Membership) *string { return &m.ValidTo }),
	}
}

// ScopeText writes a scope as one value of a form: tenant, or kind:id.
func ScopeText(kind ScopeKind, id string) string {
	if kind == ScopeSpace || kind == "" {
		return string(ScopeSpace)
	}
	return string(kind) + ":" + id
}

// scopeField is a field that holds a scope; whether its area, compass or organisation exists is not known here.
func scopeField[T any](at func(*T) (*ScopeKind, *string)) Field[T] {
	return Field[T]{
		Name: "bereik",
		Get: func(o *T) string {
			kind, id := at(o)
			return ScopeText(*kind, *id)
		},
		Set: func(o *T, text string) *fault.Error {
			kind, id := at(o)
			name, rest, _ := strings.Cut(text, ":")
			switch k := ScopeKind(name); {
			case k == ScopeSpace && rest == "":
				*kind, *id = k, ""
			case slices.Contains([]ScopeKind{ScopeArea, ScopeCompass, ScopeOrganisation}, k) && rest != "" && len(rest) <= 64:
				*kind, *id = k, rest
			default:
				return fault.Field("bereik", "geen_keuze")
			}
			return nil
		},
	}
}

// ScopeFits says whether a role can have a scope. Who speaks for an organisation needs one; an area officer needs an area;
// a manager manages the whole space.
func ScopeFits(role Role, kind ScopeKind, space SpaceKind) bool {
	switch role {
	case RoleExecutive, RoleClerk, RoleCouncil:
		if space == PartnershipSpace {
			return kind == ScopeArea
		}
		return kind == ScopeSpace
	case RoleManager, RolePrivacy:
		return kind == ScopeSpace
	case RoleAreaAdvisor:
		return kind == ScopeArea
	case RoleProvider, RoleProfessional:
		return kind == ScopeOrganisation
	case RoleVolunteer:
		return kind == ScopeOrganisation || kind == ScopeCompass
	}
	return kind == ScopeSpace || kind == ScopeCompass || kind == ScopeArea
}
