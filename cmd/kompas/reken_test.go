package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// ask puts lines to the command and gives its answers, and whether it ended well.
func ask(t testing.TB, lines string) (answers []string, err error) {
	t.Helper()
	var out bytes.Buffer
	err = rekenCmd{}.Run(&surroundings{ctx: context.Background(), input: strings.NewReader(lines), out: &out})
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n"), err
}

// same compares two JSON values; numbers may differ by half of the last decimal that is wanted.
func same(got, want any) bool {
	switch w := want.(type) {
	case json.Number:
		g, ok := got.(json.Number)
		if !ok {
			return false
		}
		a, _ := g.Float64()
		b, _ := w.Float64()
		decimals := 0
		if at := strings.IndexByte(w.String(), '.'); at >= 0 {
			decimals = len(w.String()) - at - 1
		}
		return math.Abs(a-b) <= 0.5001*math.Pow(10, -float64(decimals))
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			return false
		}
		for i := range w {
			if !same(g[i], w[i]) {
				return false
			}
		}
		return true
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok || len(g) != len(w) {
			return false
		}
		for name := range w {
			if v, there := g[name]; !there || !same(v, w[name]) {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(got, want)
}

func decode(t testing.TB, text string) (v any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

// examples are questions with the answer that the method, another program or a sum by hand gives, rounded as written.
// Where the method prints no raw data the derivation stands with the function in package stat.
var examples = [...][3]string{
	{"wilson", `{"k":18,"n":60}`, `{"p":0.3,"lo":0.1990,"hi":0.4251}`},
	{"wilson", `{"k":18,"n":60,"N":150}`, `{"p":0.3,"lo":0.2187,"hi":0.3962,"n_star":99.3333}`},
	{"wilson", `{"k":0,"n":12}`, `{"p":0,"lo":0,"hi":0.2425}`},
	{"wilson", `{"k":18,"n":60,"N":60}`, `{"p":0.3,"lo":null,"hi":null,"note":"telling"}`},
	{"wilson", `{"k":1,"n":1,"N":7}`, `{"p":1,"lo":0.2065,"hi":1,"n_star":1}`},
	{"wilson", `{"k":18,"n":60,"N":1200}`, `{"p":0.3,"lo":0.1990,"hi":0.4251}`},
	{"weighted_proportion", `{"strata":[{"N":400,"n":20,"k":10},{"N":350,"n":40,"k":12},{"N":250,"n":60,"k":12}]}`,
		`{"weights":[2.40,1.05,0.50],"p_unweighted":0.283,"p":0.355,"deff":1.45,"n_eff":82.6,"lo":0.260,"hi":0.463}`},
	{"mean_ci", `{"x":[7,8,6,9,7,5,8,7,6,8]}`, `{"mean":7.1,"sd":1.197,"lo":6.24,"hi":7.96}`},
	{"mean_ci", `{"x":[7]}`, `{"mean":7,"sd":null,"lo":null,"hi":null}`},
	{"welch", `{"m1":6.8,"s1":1.9,"n1":40,"m2":6.1,"s2":2.2,"n2":35}`,
		`{"d":0.70,"se":0.4781,"t":1.46427,"df":67.72,"p":0.147748,"lo":-0.25,"hi":1.65,"hedges":0.34}`},
	{"cronbach_alpha", `{"rows":[[4,5,4,5],[2,3,2,2],[3,3,4,3],[5,5,5,4],[1,2,1,2],[3,4,3,3]]}`, `{"alpha":0.962963}`},
	{"newcombe", `{"k1":45,"n1":150,"k2":60,"n2":140}`, `{"d":-0.1286,"lo":-0.2355,"hi":-0.0179}`},
	{"newcombe", `{"k1":264,"n1":600,"k2":300,"n2":600}`, `{"d":-0.060,"lo":-0.1159,"hi":-0.0035}`},
	{"mcnemar", `{"b":5,"c":15}`, `{"p":0.041389}`},
	{"trend_register", `{"t":[2020,2021,2022,2023,2024],"y":[22,20.5,21,19.4,18.8]}`, `{"S":-8,"p":0.0833,"sen":-0.70,"verdict":"daalt_waarschijnlijk"}`},
	{"trend_register", `{"t":[2021,2022,2023,2024],"y":[1,2,3,4]}`, `{"S":6,"p":0.083,"sen":1,"verdict":"stijgt_waarschijnlijk"}`}, // the best that four points can reach
	{"trend_register", `{"t":[2018,2022,2023,2024],"y":[90,1,2,3],"break_at":2020}`, `{"S":3,"p":null,"sen":1,"verdict":"te_weinig_metingen_richting_omhoog"}`},
	{"trend_register", `{"t":[2023,2024],"y":[1,2]}`, `{"S":null,"p":null,"sen":null,"verdict":"te_weinig_metingen"}`},
	{"trend_survey", `{"t":[2012,2016,2020,2024],"y":[44,43,47,50],"se":[1.5,1.4,1.6,1.5]}`,
		`{"slope":0.557,"se":0.168,"z":3.32,"p":0.0009,"Q":2.80,"verdict":"stijgt_duidelijk"}`},
	{"funnel", `{"own":[150,400],"peers":[[289,1000],[289,1000],[289,1000],[289,1000],[289,1000],[289,1000],[289,1000],[289,1000]]}`,
		`{"theta":0.289,"z":3.79,"phi":0.0,"thr":2,"zadj":3.79,"l95":0.2446,"u95":0.3334,"l998":0.219,"u998":0.359,"verdict":"wijkt_sterk_af_hoger"}`},
	{"funnel", `{"own":[1,4],"peers":[[1,4]]}`, `{"theta":null,"z":null,"phi":null,"thr":null,"zadj":null,"l95":null,"u95":null,"l998":null,"u998":null,"verdict":"te_weinig_vergelijkbare_gemeenten"}`},
	{"robust_z", `{"x":14.2,"ref":[9.6,10.0,10.1,10.5,10.6,10.7,11.1,11.2,11.9]}`, `{"median":10.6,"mad":0.5,"z":4.86,"verdict":"wijkt_sterk_af_hoger"}`},
	{"robust_z", `{"x":4,"ref":[3,3,3,3,3,1,9,4]}`, `{"median":3,"mad":0,"z":null,"verdict":"niet_te_bepalen"}`},
	{"suppress_tree", `{"tree":{"GM":["W1","W2","W3"],"W1":["B11","B12","B13"],"W2":["B21","B22"],"W3":["B31","B32"]},"n":{"B11":34,"B12":6,"B13":18,"B21":25,"B22":12,"B31":4,"B32":3}}`,
		`{"published":["B11","B21","GM","W1"],"remainders":{"B11":["B11"],"B21":["B21"],"GM":["B22","B31","B32"],"W1":["B12","B13"]}}`},
	{"suppress_tree", `{"tree":{"GM":["W1","W2"]},"n":{"W1":40,"W2":40},"k":{"W1":20,"W2":40},"sensitive":true}`, `{"published":["GM"],"remainders":{"GM":["W1","W2"]}}`},
	{"bounds_two_way", `{"rows":[40,35,25],"cols":[50,32,18],"cells":[[22,14,null],[18,11,null],[10,null,null]]}`,
		`{"bounds":{"0,2":[4,4],"1,2":[6,6],"2,1":[7,7],"2,2":[8,8]},"safe":false}`},
	{"bounds_two_way", `{"rows":[40,35,25],"cols":[50,32,18],"cells":[[22,null,null],[18,null,null],[10,null,null]]}`,
		`{"bounds":{"0,1":[0,18],"0,2":[0,18],"1,1":[0,17],"1,2":[0,17],"2,1":[0,15],"2,2":[0,15]},"safe":true}`},
	{"republish", `{"old":{"GM":100,"W1":null},"new":{"GM":110,"W1":12},"T":10}`, `{"allowed":true}`},
	{"republish", `{"old":{"GM":100},"new":{"GM":104},"T":10}`, `{"allowed":false,"reason":"verschil_te_klein","row":"GM"}`},
	{"geo_differencing", `{"published":[{"area":"W1","leaves":["a","b"],"n":45},{"area":"eigen","leaves":["a","b","c"],"n":50}],"T":10}`, `{"allowed":false,"derivable":{"c":5}}`},
	{"geo_differencing", `{"published":[{"area":"W1","leaves":["a","b"],"n":45}],"T":10}`, `{"allowed":true,"derivable":{}}`},
	{"public_row", `{"n":62,"k":18}`, `{"n_shown":60,"pct_shown":29}`},
	{"public_row", `{"n":9,"k":4}`, `{"n_shown":null,"pct_shown":null,"text":"Te weinig antwoorden om te laten zien"}`},
	{"public_mean", `{"n":33,"mean":7.149}`, `{"shown":7.1}`},
	{"public_mean", `{"n":9,"mean":7.149}`, `{"shown":null}`},
	{"story_shown", `{"area_inhabitants":900,"same_age_band_in_area":9,"consent":true}`, `{"allowed_area_level":"buurt","show_age":false}`},
	{"story_shown", `{"area_inhabitants":9,"same_age_band_in_area":2,"consent":true}`, `{"allowed_area_level":"gemeente","show_age":false}`},
	{"story_shown", `{"area_inhabitants":900,"same_age_band_in_area":90,"consent":false}`, `{"allowed_area_level":null,"show_age":false}`},
	{"paired", `{"t0":[8,8,7,5,7,6,6,7,null,4],"t1":[8,9,8,6,8,8,8,9,5,null]}`,
		`{"n":8,"md":1.25,"sd":0.7071,"lo":0.66,"hi":1.84,"t":5,"p":0.0016,"dz":1.7678,"dav":1.2749,"gav":1.13,"lost_t1":1,"new_t1":1}`},
	{"rci", `{"x0":8,"x1":5,"sd0":2.9,"r":0.84,"direction":"lower"}`, `{"rci":-1.83,"se_diff":1.6405,"threshold":3.22,"label":"geen_betrouwbare_verandering"}`},
	{"rci", `{"x0":8,"x1":4,"sd0":2.9,"r":0.84,"direction":"lower"}`, `{"rci":-2.44,"se_diff":1.6405,"threshold":3.22,"label":"verbeterd"}`},
	{"gas_t", `{"x":[0,1,-1],"w":[3,2,1]}`, `{"T":52.20}`},
	{"gas_t", `{"x":[0,1,-1]}`, `{"T":50}`},
	{"gas_t", `{"x":[1],"w":[1]}`, `{"T":60}`},
	{"gas_t", `{"x":[-2,-2,-2],"w":[1,1,1]}`, `{"T":22.61}`},
	{"gas_t", `{"x":[-3,2,0,1],"w":[1,2,3,1],"variant":"nl6"}`, `{"T":53.984,"comparable":false,"achieved_share":0.75}`},
	{"gas_change", `{"t0":[-2,-2,-2],"t1":[0,1,-1],"w":[1,1,1]}`, `{"T0":22.61,"T1":50,"change":27.39}`},
	{"harmonised_set", `{"trajectories":[{"id":1,"end":"volgens_plan","goal":"helemaal","grade":8,"new_start_days":100},{"id":2,"end":"volgens_plan","goal":"helemaal","grade":7},{"id":3,"end":"volgens_plan","goal":"grotendeels","grade":6},{"id":4,"end":"volgens_plan","goal":"grotendeels","grade":9},{"id":5,"end":"volgens_plan","goal":"helemaal"},{"id":6,"end":"volgens_plan","goal":"deels"},{"id":7,"end":"eerder_in_overeenstemming","goal":"niet"},{"id":8,"end":"eenzijdig_client","goal":"deels"},{"id":9,"end":"eenzijdig_client"},{"id":10,"end":"eenzijdig_aanbieder","goal":"onbekend","follow_up_complete":false},{"id":11,"end":null,"grade":1}],"success":["helemaal","grotendeels"],"repeat_window_days":365}`,
		`{"ended":10,"einde_onbekend":0,"uitval_client":0.2,"uitval_breed":0.3,"tevredenheid_mean":7.5,"tevredenheid_n":4,"doelen_bekend":8,"doelen_gerealiseerd":0.625,"doelen_onbekend":2,"geen_nieuwe_start":0.8889}`},
	{"response", `{"invited":500,"undeliverable":20,"ineligible":30,"complete":130,"partial_ok":14,"partial_short":9}`, `{"rate":0.32,"rate_min":0.288}`},
	{"response", `{"invited":100,"complete":29}`, `{"rate":0.29,"rate_min":0.29,"warn":"respons_onder_30_procent"}`},
	{"sample_size", `{"p":0.5,"d":0.05}`, `{"n":385}`},
	{"sample_size", `{"p":0.5,"d":0.05,"N":3000,"expected_response":0.3}`, `{"n":341,"invite":1137}`},
	{"sample_size", `{"p":0.5,"d":0.05,"N":400,"expected_response":0.3}`, `{"n":197,"invite":400,"advice":"nodig iedereen uit"}`},
	{"post_stratify", `{"strata":[{"N":400,"n":20},{"N":350,"n":40},{"N":250,"n":60}],"cap":5}`, `{"weights":[2.40,1.05,0.50],"capped":false}`},
	{"post_stratify", `{"strata":[{"N":900,"n":10},{"N":100,"n":90}],"cap":5}`, `{"weights":[5,0.1111],"capped":true}`},
	{"did", `{"own":[48,45],"controls":[[40,40.6],[40,41],[40,41.5],[40,41.5],[40,42],[40,42.4]]}`,
		`{"own":-3,"ctl":1.5,"net":-4.5,"se":0.7033,"lo":-6.3,"hi":-2.7,"p":0.001,"rank":"1 van 7","verdict":"duidelijk_verschil"}`},
	{"did", `{"own":[48,45],"controls":[[40,41],[40,42]]}`,
		`{"own":-3,"ctl":1.5,"net":-4.5,"se":null,"lo":null,"hi":null,"p":null,"rank":null,"verdict":"te_weinig_vergelijkbare_gemeenten"}`},
	{"did_pretrend", `{"own_pre":[10,12.7],"controls_pre":[[0,0],[0,1],[0,2],[0,0],[0,2]],"net":100}`, `{"warn":true}`},
	{"did_pretrend", `{"own_pre":[10,12.6],"controls_pre":[[0,0],[0,1],[0,2],[0,0],[0,2]],"net":100}`, `{"warn":false}`},
	{"npv", `{"flows":[-100000,30000,40000,50000],"r":0.0225}`, `{"npv":14370,"npv_r0":20000}`},
	{"bcr", `{"costs":[100000],"benefits":[0,30000,40000,50000],"r":0.0225}`, `{"bcr":1.1437,"switching_factor":0.874}`},
	{"npv_per_stakeholder", `{"r":0,"flows":{"gemeente":[-100],"inwoner":[0,60]},"transfers":[{"frm":"gemeente","to":"aanbieder","flow":[5]}]}`,
		`{"aanbieder":5,"gemeente":-105,"inwoner":60,"totaal":-40,"totaal_zonder_overdracht":-40}`},
	{"sroi_outcome", `{"quantity":40,"proxy":1500,"deadweight":0.2,"displacement":0.1,"attribution":0.3,"dropoff":0.25,"years":3,"r":0.0225,"input":50000}`,
		`{"year1":30240,"flows":[30240,22680,17010],"pv":67179,"ratio":1.34}`},
	{"triangular", `{"min":5,"mode":5,"max":5,"draws":100,"seed":3}`, `{"mean":5,"sd":0}`},
	{"discount_default", `{"start":"2026-03-01"}`, `{"r":0.0225,"source":"Rijkswaterstaat, Steunpunt Economische Expertise: risicovrij -1 % en risico-opslag 3,25 %, reëel, vanaf 2021-01-01"}`},
	{"index", `{"dims":[{"x":60,"lo":0,"hi":100,"w":2},{"x":53.3,"lo":0,"hi":100,"w":1},{"x":54.3,"lo":100,"hi":0,"w":1}]}`,
		`{"scores":[60,53.3,45.7],"arithmetic":54.75,"geometric":54.4}`},
	{"index", `{"dims":[{"x":50,"lo":0,"hi":100,"w":3},{"x":null,"lo":0,"hi":100,"w":1}]}`, `{"scores":[50],"arithmetic":50,"geometric":50}`},
	{"bh", `{"p":[0.001,0.012,0.018,0.03,0.2,0.6],"q":0.1}`, `{"selected":[0,1,2,3]}`},
	{"progress", `{"kind":"decrease_to","t0":2024,"t":2026,"t_end":2028,"baseline":[300,600],"current":[264,600],"target":0.4,"source":"survey"}`, `{"status":"op_koers"}`},
	{"progress", `{"kind":"increase_to","t0":2024,"t":2026,"t_end":2028,"baseline":50,"current":53.9,"target":60,"source":"register"}`, `{"status":"loopt_achter"}`},
	{"progress", `{"kind":"increase_to","t0":2024,"t":null,"t_end":2028,"baseline":50,"current":null,"target":60,"source":"register"}`, `{"status":"nog_niet_gemeten"}`},
	{"progress", `{"kind":"increase_to","t0":2024,"t":2026,"t_end":2028,"baseline":[7,2,400],"current":[7.5,2,400],"target":8,"source":"survey"}`, `{"status":"op_koers"}`},
	{"progress", `{"kind":"decrease_to","t0":2024,"t":2026,"t_end":2028,"baseline":{"p":0.5,"lo":0.48,"hi":0.52},"current":{"p":0.44,"lo":0.42,"hi":0.46},"target":0.4,"source":"survey"}`, `{"status":"op_koers"}`},
	{"progress", `{"kind":"decrease_to","t0":2024,"t":2026,"t_end":2028,"baseline":[300,600],"current":0.44,"target":0.4,"source":"survey"}`, `{"status":"geen_betrouwbaarheid_bekend","error":"geen_betrouwbaarheid_bekend"}`},
	{"progress", `{"kind":"decrease_to","t0":2024,"t":2026,"t_end":2028,"baseline":0.5,"current":0.44,"target":0.4,"source":"model"}`, `{"status":"schatting_geen_voortgang"}`},
	{"progress", `{"kind":"keep_between","current":[1500,3000],"target":{"lo":0.45,"hi":0.55},"source":"survey"}`, `{"status":"op_koers"}`},
	{"progress", `{"kind":"increase_to","t0":2024,"t":2026,"t_end":2028,"today":2029,"baseline":50,"current":54,"target":60,"source":"register"}`, `{"status":"niet_bereikt"}`},
	{"kompascheck_text", `{"kind":"ambition","text":"We versterken het voorveld"}`, `{"codes":["KC-101"]}`},
	{"kompascheck_text", `{"kind":"contribution","text":"Ouders krijgen rust"}`, `{"codes":[]}`},
}

func TestEveryFunctionGivesItsWorkedExamples(t *testing.T) {
	var lines strings.Builder
	left := calculations()
	for i, e := range examples {
		fmt.Fprintf(&lines, `{"id":%d,"fn":%q,"in":%s}`+"\n", i, e[0], e[1])
		delete(left, e[0])
	}
	answers, err := ask(t, lines.String())
	if err != nil || len(answers) != len(examples) {
		t.Fatalf("%d answers, %v", len(answers), err)
	}
	for i, e := range examples {
		if want := fmt.Sprintf(`{"out":%s,"id":%d}`, e[2], i); !same(decode(t, answers[i]), decode(t, want)) {
			t.Errorf("%s %s\n\tgives %s\n\twant  %s", e[0], e[1], answers[i], want)
		}
	}
	for name := range left {
		t.Errorf("%s has no example", name)
	}
}

func TestInputThatCannotBeJudgedIsANamedError(t *testing.T) {
	for _, c := range [][3]string{
		{"wilson", `{"k":0,"n":0}`, "geen_gegevens"}, {"wilson", `{"k":7,"n":6}`, "ongeldig"}, {"wilson", `{"k":-1,"n":6}`, "ongeldig"},
		{"wilson", `{"k":1.5,"n":6}`, "ongeldig"}, {"wilson", `{"k":"1","n":6}`, "ongeldig"}, {"wilson", `{}`, "geen_gegevens"},
		{"wilson", `{"k":1,"n":null}`, "geen_gegevens"}, {"wilson", `{"k":1,"n":1e400}`, "ongeldig"}, {"wilson", `{"k":1,"n":1e300}`, "ongeldig"},
		{"wilson", `{"k":1,"n":[6]}`, "ongeldig"}, {"wilson", `{"k":1,"n":6,"N":5}`, "ongeldig"}, {"wilson", `{"k":true,"n":6}`, "ongeldig"},
		{"weighted_proportion", `{"strata":[]}`, "geen_gegevens"}, {"weighted_proportion", `{"strata":[{"N":5,"n":0,"k":0}]}`, "geen_gegevens"},
		{"weighted_proportion", `{"strata":[7]}`, "ongeldig"}, {"weighted_proportion", `{"strata":[{"N":5,"n":5,"n":5,"k":0}]}`, "ongeldig"},
		{"mean_ci", `{"x":[]}`, "geen_gegevens"}, {"mean_ci", `{"x":[1,"2"]}`, "ongeldig"}, {"mean_ci", `{"x":[1,null]}`, "ongeldig"},
		{"mean_ci", `{"x":[1,1e999]}`, "ongeldig"}, {"mean_ci", `{"x":{"0":1}}`, "ongeldig"}, {"mean_ci", `{"x":[1.7e308,-1.7e308]}`, "ongeldig"},
		{"welch", `{"m1":6,"s1":0,"n1":1,"m2":6,"s2":1,"n2":5}`, "geen_betrouwbaarheid_bekend"},
		{"cronbach_alpha", `{"rows":[[1,2],[3]]}`, "ongeldig"}, {"cronbach_alpha", `{"rows":[1,2]}`, "ongeldig"}, {"mcnemar", `{"b":-1,"c":2}`, "ongeldig"},
		{"trend_register", `{"t":[1,2],"y":[1]}`, "ongeldig"}, {"trend_register", `{"t":[1,1,2,3],"y":[1,2,3,4]}`, "ongeldig"},
		{"trend_survey", `{"t":[1,2,3],"y":[1,2,3],"se":[1,null,1]}`, "geen_betrouwbaarheid_bekend"}, {"trend_survey", `{"t":[1,2,3],"y":[1,2,3],"se":[1]}`, "ongeldig"},
		{"funnel", `{"own":[1],"peers":[]}`, "ongeldig"}, {"funnel", `{"own":[0,0],"peers":[]}`, "geen_gegevens"}, {"funnel", `{"own":[1,2],"peers":[[1,2,3]]}`, "ongeldig"},
		{"suppress_tree", `{"tree":{"A":["A"]},"n":{}}`, "ongeldig"}, {"suppress_tree", `{"tree":{"A":["B"]},"n":{}}`, "geen_gegevens"},
		{"suppress_tree", `{"tree":{"A":["B"]},"n":{"B":5,"A":5}}`, "ongeldig"}, {"suppress_tree", `{"tree":{"A":["B"]},"n":{"B":5},"sensitive":true}`, "geen_gegevens"},
		{"suppress_tree", `{"tree":{"A":["B"]},"n":{"B":-5}}`, "ongeldig"}, {"suppress_tree", `{"tree":{"A":["B"]},"n":{"B":5},"k":{"B":6},"sensitive":true}`, "ongeldig"},
		{"suppress_tree", `{"tree":["A"],"n":{"A":5}}`, "ongeldig"}, {"suppress_tree", `{"n":{"A":5}}`, "geen_gegevens"},
		{"bounds_two_way", `{"rows":[4],"cols":[4],"cells":[[5]]}`, "ongeldig"}, {"bounds_two_way", `{"rows":[4],"cols":[4],"cells":[null]}`, "ongeldig"},
		{"republish", `{"old":{"a":-1},"new":{"a":1}}`, "ongeldig"}, {"republish", `{"old":{"a":1},"new":{"a":1},"T":0}`, "ongeldig"},
		{"geo_differencing", `{"published":[{"leaves":["a"],"n":3},{"leaves":["a"],"n":4}]}`, "ongeldig"},
		{"public_row", `{"n":0,"k":0}`, "geen_gegevens"}, {"public_row", `{"n":10,"k":11}`, "ongeldig"}, {"public_mean", `{"n":-10,"mean":1}`, "ongeldig"},
		{"story_shown", `{"area_inhabitants":5,"same_age_band_in_area":6,"consent":true}`, "ongeldig"}, {"story_shown", `{"area_inhabitants":5,"same_age_band_in_area":5,"consent":"ja"}`, "ongeldig"},
		{"paired", `{"t0":[1,null],"t1":[null,2]}`, "geen_gegevens"}, {"paired", `{"t0":[1],"t1":[1,2]}`, "ongeldig"},
		{"rci", `{"x0":8,"x1":5,"sd0":null,"r":0.84,"direction":"lower"}`, "geen_betrouwbaarheid_bekend"}, {"rci", `{"x0":8,"x1":5,"sd0":2.9,"direction":"lower"}`, "geen_betrouwbaarheid_bekend"},
		{"rci", `{"x0":8,"x1":5,"sd0":2.9,"r":0.84,"direction":"omlaag"}`, "ongeldig"},
		{"gas_t", `{"x":[],"w":[]}`, "geen_doelen"}, {"gas_t", `{"x":[3],"w":[1]}`, "buiten_schaal"}, {"gas_t", `{"x":[1],"w":[0]}`, "gewicht_nul"}, {"gas_t", `{"x":[1],"variant":"x"}`, "ongeldig"},
		{"gas_change", `{"t0":[0],"t1":[0,1]}`, "ongeldig"},
		{"harmonised_set", `{"trajectories":[{"end":null}]}`, "geen_gegevens"}, {"harmonised_set", `{"trajectories":[{"end":"volgens plan","grade":11}]}`, "buiten_schaal"},
		{"response", `{"invited":0,"complete":0}`, "geen_gegevens"}, {"response", `{"invited":5,"complete":6}`, "ongeldig"},
		{"sample_size", `{"p":0,"d":0.05}`, "ongeldig"}, {"sample_size", `{"p":0.5,"d":0.05,"N":0}`, "ongeldig"}, {"sample_size", `{"p":0.5,"d":0.05,"expected_response":0}`, "ongeldig"},
		{"did", `{"own":[1,2],"controls":[]}`, "geen_gegevens"}, {"did", `{"own":[1,2],"controls":[[1,2],[1,2],[1,2],[1,2],[1,2]]}`, "geen_betrouwbaarheid_bekend"},
		{"npv", `{"flows":[1],"r":-1}`, "ongeldige_discontovoet"}, {"npv", `{"flows":[1]}`, "ongeldige_discontovoet"}, {"npv", `{"flows":[],"r":0}`, "geen_gegevens"},
		{"npv_per_stakeholder", `{"r":0,"flows":{"totaal":[1]}}`, "ongeldig"}, {"npv_per_stakeholder", `{"r":0,"flows":{}}`, "geen_gegevens"},
		{"sroi_outcome", `{"quantity":40,"proxy":1,"deadweight":1.2,"displacement":0,"attribution":0,"dropoff":0,"years":3,"r":0}`, "ongeldig"},
		{"triangular", `{"min":3,"mode":2,"max":5}`, "ongeldig"}, {"triangular", `{"min":1,"mode":2,"max":5,"draws":1e12}`, "ongeldig"},
		{"discount_default", `{"start":"2019-01-01"}`, "geen_gegevens"}, {"discount_default", `{"start":"morgen"}`, "ongeldig"}, {"discount_default", `{"start":2024}`, "ongeldig"},
		{"index", `{"dims":[]}`, "geen_gegevens"}, {"index", `{"dims":[{"x":null,"lo":0,"hi":1,"w":1}]}`, "te_weinig_dimensies"},
		{"bh", `{"p":[1.2],"q":0.1}`, "ongeldig"},
		{"progress", `{"kind":"increase_to","t0":2024,"t":2026,"t_end":2028,"baseline":50,"current":55,"target":50,"source":"register"}`, "streefwaarde_gelijk_aan_nulmeting"},
		{"progress", `{"kind":"groei","t0":2024,"t":2026,"t_end":2028,"baseline":50,"current":55,"target":50,"source":"register"}`, "ongeldig"},
		{"progress", `{"kind":"increase_to","baseline":50,"current":55,"target":60,"source":"gerucht"}`, "ongeldig"},
		{"progress", `{"kind":"increase_to","t0":2024,"t":2026,"t_end":2028,"baseline":50,"current":[1],"target":60,"source":"register"}`, "ongeldig"},
		{"kompascheck_text", `{"kind":"brief","text":"x"}`, "ongeldig"}, {"kompascheck_text", `{"kind":"result"}`, "geen_gegevens"},
	} {
		answers, err := ask(t, fmt.Sprintf(`{"fn":%q,"in":%s}`, c[0], c[1]))
		if want := `{"out":{"error":"` + c[2] + `"}}`; err != nil || len(answers) != 1 || answers[0] != want {
			t.Errorf("%s %s: %v %v, want %s", c[0], c[1], answers, err, want)
		}
	}
}

func TestABadLineIsNamedAndTheRestGoesOn(t *testing.T) {
	good := `{"fn":"mcnemar","in":{"b":0,"c":1}}`
	bad := []string{"kapot", "[]", "7", `"fn"`, "null", "{", `{"fn":"mcnemar"}`, `{"in":{}}`, `{"fn":7,"in":{}}`, `{"fn":"mcnemar","in":[]}`, `{"fn":"mcnemar","in":null}`,
		`{"fn":"mcnemar","in":{"b":NaN,"c":1}}`, `{"fn":"mcnemar","in":{"b":1,"b":2,"c":1}}`, `{"fn":"mcnemar","fn":"bh","in":{}}`, good + good, good + ",",
		`{"fn":"mcnemar","in":{"b":0,"c":1},"x":"` + "\xff" + `"}`, strings.Repeat("[", 100_000), `{'fn':'mcnemar'}`}
	answers, err := ask(t, good+"\n"+strings.Join(bad, "\n")+"\r\n\n  \n"+good)
	if err == nil || !strings.Contains(err.Error(), fmt.Sprint(len(bad))) {
		t.Errorf("%d bad lines: %v", len(bad), err)
	}
	if len(answers) != len(bad)+2 {
		t.Fatalf("%d answers on %d lines:\n%s", len(answers), len(bad)+2, strings.Join(answers, "\n"))
	}
	for i, a := range answers {
		want := `{"error":"ongeldige_regel"}`
		if i == 0 || i == len(answers)-1 {
			want = `{"out":{"p":1}}`
		}
		if a != want {
			t.Errorf("answer %d is %s, want %s", i, a, want)
		}
	}
}

func TestOtherFieldsComeBackAndUnknownFunctionsAreNamed(t *testing.T) {
	answers, err := ask(t, "\ufeff"+`{"id":"a\u00e9","fn":"mcnemar","why":{"b":[1, 2]},"in":{"b":0,"c":1},"n":1e2}`+"\n"+
		`{"fn":"cantril","in":{"x":[1]},"id":2}`+"\n"+`{"id":3,"fn":"mcnemar","out":1,"error":2,"in":{"c":1}}`+"\n"+`{"id":4,"fn":"mcnemar"}`)
	want := []string{`{"out":{"p":1},"id":"a\u00e9","why":{"b":[1, 2]},"n":1e2}`, `{"error":"onbekende_functie","id":2}`,
		`{"out":{"error":"geen_gegevens"},"id":3}`, `{"error":"ongeldige_regel","id":4}`}
	if !reflect.DeepEqual(answers, want) || err == nil {
		t.Errorf("%s\n%v", strings.Join(answers, "\n"), err)
	}
	for _, fn := range []string{"cantril", "cantril_gallup", "smiley", "triad", "participatieladder", "djg6", "djg11", "ediz", "ediz_plus_band", "zrm_change", "wmo_ceo", "reverse", "mean_score", "klanteffect_pct", "wat_telt_like", "Wilson", ""} {
		if answers, err = ask(t, `{"fn":"`+fn+`","in":{}}`); err != nil || answers[0] != `{"error":"onbekende_functie"}` {
			t.Errorf("%q: %v %v", fn, answers, err)
		}
	}
}

func TestALineThatIsTooLongIsPassedOver(t *testing.T) {
	read, write := io.Pipe()
	go func() {
		w := bufio.NewWriter(write)
		fmt.Fprintf(w, `{"fn":"mean_ci","in":{"x":[1`)
		for range 9 << 20 {
			w.WriteString(",1")
		}
		fmt.Fprint(w, "]}}\n"+`{"fn":"mean_ci","in":{"x":[1`)
		for range 1 << 20 {
			w.WriteString(",1")
		}
		fmt.Fprint(w, "]}}\n"+`{"fn":"mcnemar","in":{"b":0,"c":1}}`)
		w.Flush()
		write.Close()
	}()
	var out bytes.Buffer
	malformed, err := calculate(read, &out, func() error { return nil })
	if want := `{"error":"ongeldige_regel"}` + "\n" + `{"out":{"mean":1,"sd":0,"lo":1,"hi":1}}` + "\n" + `{"out":{"p":1}}` + "\n"; malformed != 1 || err != nil || out.String() != want {
		t.Errorf("%d %v %s", malformed, err, out.String())
	}
}

func TestAnAnswerIsGivenBeforeTheNextQuestion(t *testing.T) {
	questions, ask := io.Pipe()
	answer, answers := io.Pipe()
	go func() {
		calculate(questions, answers, func() error { return nil })
		answers.Close()
	}()
	lines := bufio.NewScanner(answer)
	for range 3 {
		fmt.Fprintln(ask, `{"fn":"mcnemar","in":{"b":0,"c":1}}`)
		if !lines.Scan() || lines.Text() != `{"out":{"p":1}}` {
			t.Fatal(lines.Text())
		}
	}
	ask.Close()
}

// repeated gives a line so many times without holding them.
type repeated struct {
	line []byte
	left int
	at   int
}

func (r *repeated) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if r.at == 0 {
			if r.left == 0 {
				return n, io.EOF
			}
			r.left--
		}
		k := copy(p[n:], r.line[r.at:])
		n, r.at = n+k, (r.at+k)%len(r.line)
	}
	return n, nil
}

var wilsonLine = []byte(`{"id":12345,"fn":"wilson","in":{"k":18,"n":60}}` + "\n")

func TestManyLinesTakeNoMoreMemoryThanFew(t *testing.T) {
	most := func(lines int) (peak uint64) {
		count := 0
		w := writerFunc(func(p []byte) (int, error) {
			if count++; count%20 == 0 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapAlloc)
			}
			return len(p), nil
		})
		if bad, err := calculate(&repeated{line: wilsonLine, left: lines}, w, func() error { return nil }); bad != 0 || err != nil {
			t.Fatal(bad, err)
		}
		return peak
	}
	few, many := most(30_000), most(300_000)
	if many > few+1<<20 {
		t.Errorf("%d bytes for 30,000 lines, %d for 300,000", few, many)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestTheSameSeedGivesTheSameDraws(t *testing.T) {
	line := func(seed int) string {
		return fmt.Sprintf(`{"fn":"triangular","in":{"min":100,"mode":150,"max":260,"draws":10000,"seed":%d}}`+"\n", seed)
	}
	answers, err := ask(t, line(7)+line(7)+line(8))
	if err != nil || answers[0] != answers[1] || answers[0] == answers[2] {
		t.Fatalf("%v %v", answers, err)
	}
	out := decode(t, answers[0]).(map[string]any)["out"].(map[string]any)
	mean, _ := out["mean"].(json.Number).Float64()
	sd, _ := out["sd"].(json.Number).Float64()
	if math.Abs(mean-170) > 1.5 || math.Abs(sd-33.42) > 1 {
		t.Errorf("mean %v sd %v", mean, sd)
	}
}

func FuzzReken(f *testing.F) {
	for _, e := range examples {
		f.Add(fmt.Sprintf(`{"id":1,"fn":%q,"in":%s}`, e[0], e[1]))
	}
	f.Add(`{"fn":"bounds_two_way","in":{"rows":[1,2],"cols":[1,2],"cells":[[null,null],[null,null]]}}` + "\n{}\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		lines := 0
		for i, line := range strings.Split(text, "\n") {
			if i == 0 {
				line = strings.TrimPrefix(line, "\ufeff")
			}
			if len(bytes.TrimSpace([]byte(line))) > 0 {
				lines++
			}
		}
		answers, _ := ask(t, text)
		if lines == 0 {
			answers = answers[1:]
		}
		if len(answers) != lines {
			t.Fatalf("%d lines, %d answers", lines, len(answers))
		}
		for _, a := range answers {
			if !json.Valid([]byte(a)) {
				t.Fatalf("no JSON: %s", a)
			}
		}
	})
}

// BenchmarkReken beside the least that any program must do with these lines: decode each and encode an answer.
func BenchmarkReken(b *testing.B) {
	const lines = 20_000
	b.Run("reken", func(b *testing.B) {
		for b.Loop() {
			calculate(&repeated{line: wilsonLine, left: lines}, io.Discard, func() error { return nil })
		}
	})
	bare := func(b *testing.B, again func([]byte) any) {
		for b.Loop() {
			in, out := bufio.NewScanner(&repeated{line: wilsonLine, left: lines}), bufio.NewWriter(io.Discard)
			for in.Scan() {
				text, err := json.Marshal(again(in.Bytes()))
				if err != nil {
					b.Fatal(err)
				}
				out.Write(text)
				out.WriteByte('\n')
			}
			out.Flush()
		}
	}
	b.Run("bare, fields", func(b *testing.B) {
		type line struct {
			ID int                    `json:"id"`
			Fn string                 `json:"fn"`
			In struct{ K, N float64 } `json:"in"`
		}
		bare(b, func(text []byte) any {
			var l line
			if err := json.Unmarshal(text, &l); err != nil {
				b.Fatal(err)
			}
			return l
		})
	})
	b.Run("bare, map", func(b *testing.B) {
		bare(b, func(text []byte) any {
			var l map[string]any
			if err := json.Unmarshal(text, &l); err != nil {
				b.Fatal(err)
			}
			return l
		})
	})
}
