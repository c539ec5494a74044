#include "results/format.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "support/catch.h"

using namespace anc;

TEST_CASE("numbers are written alike everywhere") {
  CHECK(fixed(0.125, 2) == "0.12");
  CHECK(percent(0.95) == "95.0");
  CHECK(percent(1.0) == "100.0");
  CHECK(p_value(0.0004) == "<0.001");
  CHECK(p_value(0.048) == "0.048");
  CHECK(count_or_half(12.0) == "12");
  CHECK(count_or_half(12.5) == "12.5");
  CHECK(exact(0.0002) == "0.0002");
  CHECK(exact(100000) == "100000");
  CHECK(exact(1e-8) == "1e-08");
  CHECK(exact(0) == "0");
  CHECK(four_digits(0.21213203435596423) == "0.2121");
  CHECK(four_digits(100000) == "100000");
}

TEST_CASE("LaTeX numbers keep four significant digits") {
  CHECK(latex_number(0.0002) == "0.0002");
  CHECK(latex_number(100000) == "100000");
  CHECK(latex_number(1e-8) == "10^{-8}");
  CHECK(latex_number(2.5e-6) == "2.5\\times10^{-6}");
  CHECK(latex_number(1.0 / 3.0) == "0.3333");
  CHECK(latex_number(0.0) == "0");
  CHECK(latex_number(-0.25) == "-0.25");
}

TEST_CASE("LaTeX text is escaped") {
  CHECK(latex_escape("cpa_anc/16/2018/7") == "cpa\\_anc/16/2018/7");
  CHECK(latex_escape("--key-bits") == "-{}-key-bits");
  CHECK(latex_escape("100 % & $x^2 #1 {~\\}") ==
        "100 \\% \\& \\$x\\textasciicircum{}2 \\#1 \\{\\textasciitilde{}\\textbackslash{}\\}");
}

TEST_CASE("columns are aligned without trailing blanks") {
  CHECK(aligned({{"n", "outcome", "x"}, {"16", "pad", ""}}, {false, true, true}) ==
        " n  outcome  x\n"
        "16  pad\n");
  CHECK(joined({}, ",").empty());
  CHECK(joined({"a", "a", "b"}, ", ") == "a, a, b");
}
