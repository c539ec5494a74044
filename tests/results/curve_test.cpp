#include "results/curve.h"

#include "base/check.h"
#include "support/catch.h"
#include "support/macros.h"

using namespace anc;
using anc::test::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

std::string sample_text(int steps) {
  std::string text = "# program: anc\n# trial: anc/8/2018/3\n# columns: step round bob_error eve_error eve_rate\n";
  for (int step = 1; step <= steps; ++step) {
    text += std::to_string(step) + "\t" + std::to_string((step + 4) / 5) + "\t0.25\t0.5\t" +
            (step % 2 ? "0.4" : "0.6") + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a trace is read with the trial it cites") {
  const TraceFile trace = parse_trace("t", sample_text(7));
  CHECK(text_of(trace.trial) == "anc/8/2018/3");
  REQUIRE(trace.rows.size() == 7);
  CHECK(trace.rows[6].step == 7);
  CHECK(trace.rows[6].round == 2);
  CHECK(trace.rows[6].eve_rate == 0.4);
}

TEST_CASE("what is not a trace is refused by file and line") {
  CHECK_THROWS_WITH(parse_trace("t", "# trial: anc/8/2018/3\n"), Contains("t: has no rows"));
  CHECK_THROWS_WITH(parse_trace("t", "1\t1\t0.5\t0.5\t0.5\n"), Contains("t: its header cites no trial"));
  CHECK_THROWS_WITH(parse_trace("t", sample_text(2) + "3\t1\t0.5\n"), Contains("t:6: is not a line of five numbers"));
  CHECK_THROWS_WITH(parse_trace("t", sample_text(2) + "3\t1\t0.5\tx\t1\n"), Contains("t:6: "));
  CHECK_THROWS_WITH(parse_trace("t", sample_text(2) + "3\t1"), Contains("t: its last line is torn"));
  CHECK_THROWS_AS(parse_trace("t", "{\"experiment\":1}\n"), UserError);
}

TEST_CASE("smoothing keeps straight lines away from their ends, and evens out noise") {
  std::vector<double> line, noise;
  for (int i = 0; i < 50; ++i) {
    line.push_back(3.0 + 2.0 * i);
    noise.push_back(i % 2 ? 1.0 : 0.0);
  }
  const auto smooth_line = smooth(line, 9);
  for (std::size_t i = 8; i + 8 < line.size(); ++i) CHECK(smooth_line[i] == Approx(line[i]));
  CHECK(smooth(noise, 21)[25] == Approx(0.5).margin(0.01));
  CHECK(smooth(noise, 1) == noise);
  CHECK_THROWS_AS(smooth(noise, 0), ContractViolation);
}

TEST_CASE("a curve keeps every k-th step and the last") {
  const TraceFile trace = parse_trace("t", sample_text(10));
  const std::string tsv = curve_tsv(trace, {.points = 4, .window = 1});
  CHECK_THAT(tsv, StartsWith("# trial: anc/8/2018/3\n# one step in 3, and the last; smoothed over 1 steps"));
  CHECK_THAT(tsv, EndsWith("# columns: step\tbob_error\teve_error\teve_rate\teve_rate_smooth\n"
                           "1\t0.25000\t0.50000\t0.40000\t0.40000\n"
                           "4\t0.25000\t0.50000\t0.60000\t0.60000\n"
                           "7\t0.25000\t0.50000\t0.40000\t0.40000\n"
                           "10\t0.25000\t0.50000\t0.60000\t0.60000\n"));
}

TEST_CASE("a figure's numbers become macros") {
  MacroFile macros;
  define_figure(macros, 4, parse_trace("t", sample_text(10)), {.points = 4, .window = 4});
  test::check_defined(macros, {"figure/4/citation = anc/8/2018/3", "figure/4/steps = 10", "figure/4/rounds = 2",
                               "figure/4/bob_last = 0.250", "figure/4/eve_rate_last = 50.0"});
}
