package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// InviteToSet asks the space of an address to use a set. Whether there is such a space is not told: an address that nobody
// has waits for an answer like any other.
func (a *App) InviteToSet(ctx context.Context, by Actor, id kompas.IndicatorSetID, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		s, err := by.openOwnSet(tx, id)
		if err != nil {
			return "", err
		}
		slug, wrong := kompas.ParseSpaceAddress("ruimteadres", form["ruimteadres"])
		if wrong == nil {
			wrong, err = mayBeAsked(tx, by, s, slug)
		}
		if err != nil || wrong != nil {
			return "", orForm(err, wrong)
		}
		today := a.day(tx.Now)
		fresh, err := tx.InsertSetInvitation(kompas.SetInvitation{SetID: id, Address: slug, InvitedOn: today})
		if err == nil && !fresh {
			err = fault.Form([]*fault.Error{fault.Field("ruimteadres", "set_al_uitgenodigd")})
		}
		if err != nil {
			return "", err
		}
		record(tx, by, "set_invite", kindSet, string(id), "", "", s.Name+": "+slug)
		other, err := tx.SpaceBySlug(slug)
		if fault.Is(err, fault.NotFound) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		tx.RecordIn(other.ID, fromSpace(by, "set_invite", kindSet, string(id), s.Name))
		return "", tx.AskSetMember(kompas.SetMember{SetID: id, TenantID: other.ID, InvitedOn: today, State: kompas.SetAsked})
	})
	return err
}

// mayBeAsked refuses one's own space, and one that takes part: the owner knows of both.
func mayBeAsked(tx *store.Tx, by Actor, s SeenSet, slug string) (*fault.Error, error) {
	if slug == by.Space.Slug {
		return fault.Field("ruimteadres", "eigen_ruimte"), nil
	}
	members, err := tx.SetMembers(s.ID)
	if slices.ContainsFunc(members, func(m store.MemberSpace) bool { return m.Slug == slug && m.State == kompas.SetJoined }) {
		return fault.Field("ruimteadres", "set_doet_al_mee"), nil
	}
	return nil, err
}

// orForm gives an error, or else the fault at a field.
func orForm(err error, wrong *fault.Error) error {
	if err == nil && wrong != nil {
		err = fault.Form([]*fault.Error{wrong})
	}
	return err
}

// WithdrawFromSet takes back an invitation to which there is no answer yet.
func (a *App) WithdrawFromSet(ctx context.Context, by Actor, id kompas.IndicatorSetID, address, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		s, err := by.openOwnSet(tx, id)
		if err != nil {
			return "", err
		}
		waiting, err := tx.DeleteSetInvitation(id, address)
		if err == nil && !waiting {
			err = fault.Missing()
		}
		if err != nil {
			return "", err
		}
		record(tx, by, "set_withdraw", kindSet, string(id), "", "", s.Name+": "+address)
		members, err := tx.SetMembers(id)
		for _, m := range members {
			if m.Slug == address && m.State == kompas.SetAsked {
				tx.RecordIn(m.TenantID, fromSpace(by, "set_withdraw", kindSet, string(id), s.Name))
				return "", tx.MoveSetMember(id, m.TenantID, kompas.SetAsked, kompas.SetWithdrawn, a.day(tx.Now))
			}
		}
		return "", err
	})
	return err
}

// JoinSet accepts an invitation for the space: from then on its indicators can be taken over.
func (a *App) JoinSet(ctx context.Context, by Actor, id kompas.IndicatorSetID, key string) error {
	return a.answerSet(ctx, by, id, kompas.SetAsked, kompas.SetJoined, "set_join", key)
}

// DeclineSet turns an invitation down.
func (a *App) DeclineSet(ctx context.Context, by Actor, id kompas.IndicatorSetID, key string) error {
	return a.answerSet(ctx, by, id, kompas.SetAsked, kompas.SetDeclined, "set_decline", key)
}

// LeaveSet ends taking part. What was taken over stays, and hears of no next edition.
func (a *App) LeaveSet(ctx context.Context, by Actor, id kompas.IndicatorSetID, key string) error {
	return a.answerSet(ctx, by, id, kompas.SetJoined, kompas.SetLeft, "set_leave", key)
}

func (a *App) answerSet(ctx context.Context, by Actor, id kompas.IndicatorSetID, from, to kompas.SetState, action, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		s, err := tx.IndicatorSet(id)
		switch {
		case err != nil:
			return "", err
		case by.owns(s):
			return "", fault.Missing()
		case !by.keepsSets():
			return "", fault.New(fault.Forbidden, "geen_recht")
		case from == kompas.SetAsked && s.Mine.State == kompas.SetWithdrawn:
			return "", refuse("set_uitnodiging_ingetrokken", s.Name, s.Owner)
		}
		if err := tx.MoveSetMember(id, by.Space.ID, from, to, a.day(tx.Now)); err != nil {
			return "", err
		}
		if _, err := tx.DeleteSetInvitation(id, by.Space.Slug); err != nil {
			return "", err
		}
		record(tx, by, action, kindSet, string(id), "", "", s.Name)
		tx.RecordIn(s.OwnerID, fromSpace(by, action, kindSet, string(id), s.Name))
		return "", nil
	})
	return err
}

// EndSet ends a set of the space, for good: nobody finds it any more, and whoever takes part or was asked to reads so in its
// history. What was taken over stays as it is. sure is the owner's word that it is meant.
func (a *App) EndSet(ctx context.Context, by Actor, id kompas.IndicatorSetID, sure, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		s, err := by.openOwnSet(tx, id)
		if err != nil {
			return "", err
		}
		meant, wrong := ticked(map[string]string{"set-einde-zeker": sure}, "set-einde-zeker")
		if wrong == nil && !meant {
			wrong = fault.Field("set-einde-zeker", "set_einde_niet_zeker")
		}
		if wrong != nil {
			return "", fault.Form([]*fault.Error{wrong})
		}
		record(tx, by, "set_end", kindSet, string(id), "", "", s.Name)
		members, err := tx.SetMembers(id)
		if err != nil {
			return "", err
		}
		for _, m := range members {
			if m.State == kompas.SetJoined || m.State == kompas.SetAsked {
				tx.RecordIn(m.TenantID, fromSpace(by, "set_end", kindSet, string(id), s.Name))
			}
		}
		return "", tx.EndIndicatorSet(id)
	})
	return err
}
