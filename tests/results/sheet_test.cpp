#include "results/sheet.h"

#include "base/check.h"
#include "support/catch.h"

using namespace anc;

TEST_CASE("a value has three spellings") {
  const auto all = [](const Value& value) {
    return spelled(value, Spelling::terminal) + " | " + spelled(value, Spelling::data) + " | " +
           spelled(value, Spelling::latex);
  };
  CHECK(all(Absent{}) == "- | NA | --");
  CHECK(all("a_b") == "a_b | a_b | a\\_b");
  CHECK(all(0.0002) == "0.0002 | 0.0002 | 0.0002");
  CHECK(all(Rate{19, 20}) == "19/20 | 19/20 | 19/20");
  CHECK(all(Rate{19, 20}.interval()) == "76.4-99.1 | 76.4-99.1 | 76.4--99.1");
  CHECK(all(Percent{0.95}) == "95.0 | 95.0 | 95.0");
  CHECK(all(PValue{0.0004}) == "<0.001 | <0.001 | $<$0.001");
  CHECK(all(PValue{0.048}) == "0.048 | 0.048 | 0.048");
  CHECK(all(Rounded{.number = 0.00021211}) == "0.0002121 | 0.00021211 | $0.0002121$");
  CHECK(all(Rounded{.number = 3, .times = true, .starred = true}) == "x 3* | 3 | $\\times 3$*");
  CHECK(all(Passed{true}) == "PASS | PASS | \\verdictPass");
  CHECK(all(Passed{false}) == "FAIL | FAIL | \\verdictFail");
  CHECK(all(Spread{1, 9, 4.5}) == "4.5 (1-9) | 4.5 (1-9) | 4.5 (1--9)");
  CHECK(all(std::vector<TrialRange>{{.seed = 7, .first = 3, .last = 3}, {.seed = 2018, .first = 0, .last = 9}}) ==
        "seed 7, trial 3; seed 2018, trials 0-9 | seed 7, trial 3; seed 2018, trials 0-9 | seed 7, trial 3; seed 2018, "
        "trials 0--9");
}

TEST_CASE("a sheet for the terminal, as data, and in LaTeX with space between groups") {
  const Sheet sheet = {.columns = {{"n"}, {"what", true}, {"p"}},
                       .rows = {{"4", "x_1", PValue{1.0}}, {"", "y", PValue{0.0}}, {"16", "z", Absent{}}}};
  CHECK(terminal_text(sheet) ==
        " n  what       p\n"
        " 4  x_1    1.000\n"
        "    y     <0.001\n"
        "16  z          -\n");
  CHECK(data_text(sheet) == "# columns: n\twhat\tp\n4\tx_1\t1.000\n\ty\t<0.001\n16\tz\tNA\n");
  CHECK(latex_rows(sheet, Groups::spaced) ==
        "4 & x\\_1 & 1.000 \\\\\n & y & $<$0.001 \\\\\n\\addlinespace\n16 & z & -- \\\\\n");
  CHECK(latex_rows(sheet, Groups::unbroken) ==
        "4 & x\\_1 & 1.000 \\\\*\n & y & $<$0.001 \\\\\n\\addlinespace\n16 & z & -- \\\\\n");
  CHECK(latex_rows(sheet).find("addlinespace") == std::string::npos);
}

TEST_CASE("a column may be left out in LaTeX") {
  const Sheet sheet = {.columns = {{"n"}, {.head = "what", .in_latex = false}}, .rows = {{"4", "x"}}};
  CHECK(latex_rows(sheet) == "4 \\\\\n");
  CHECK(data_text(sheet) == "# columns: n\twhat\n4\tx\n");
}

TEST_CASE("rows of data have the same columns") {
  Sheet sheet;
  add_row(sheet, {{"a", 1.5}, {"b", std::int64_t{2}}});
  add_row(sheet, {{"a", Absent{}}, {"b", std::int64_t{3}}});
  CHECK(data_text(sheet) == "# columns: a\tb\n1.5\t2\nNA\t3\n");
  CHECK_THROWS_AS(add_row(sheet, {{"a", 1.0}, {"c", 2.0}}), ContractViolation);
  CHECK_THROWS_AS(add_row(sheet, {{"a", 1.0}}), ContractViolation);
}
