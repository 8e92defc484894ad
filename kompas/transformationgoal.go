package kompas

// TransformationGoal (transformatiedoel) is how the municipality wants to work differently: more in the neighbourhood,
// less heavy care. It stands beside the results for residents and is never the parent of one (KC-110): no result can
// name it.
type TransformationGoal struct {
	Part
	Text    string
	Tension string // where it pulls at what residents need
}

// TransformationGoalFields are the fields a form may change.
func TransformationGoalFields() []Field[TransformationGoal] {
	return []Field[TransformationGoal]{
		RequiredTextField("transformatiedoel", MaxSentence, true, func(g *TransformationGoal) *string { return &g.Text }),
		TextField("spanning", MaxText, true, func(g *TransformationGoal) *string { return &g.Tension }),
	}
}

// Optimum (optimum) is how a result weighs what works, what residents get, the transformation and the money against each
// other.
type Optimum struct {
	Works          string
	Result         string
	Transformation string
	Budget         string
}

// Empty says whether nobody weighed anything yet.
func (o Optimum) Empty() bool { return o == Optimum{} }
