#include "base/check.h"
#include "support/catch.h"
#include "support/fake_trial.h"

using namespace anc;

namespace {

std::string sound_line() {
  return to_json_line(test::fake_record({.experiment = Experiment::anc, .key_bits = 2, .seed = 1, .trial = 2},
                                        default_hyperparameters(Experiment::anc, 2)));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("No proper beginning of a record is a record") {
  const std::string line = sound_line();
  for (std::size_t length = 0; length < line.size(); ++length) {
    CHECK_THROWS_AS(parse_record(line.substr(0, length)), UserError);
  }
}

TEST_CASE("Fields that are missing, strange or out of range are refused") {
  const std::string line = sound_line();
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"\"experiment\":\"anc\"", "\"experiment\":\"abc\""},
      {"\"key_bits\":2", "\"key_bits\":3"},
      {"\"key_bits\":2", "\"key_bits\":0"},
      {"\"key_bits\":2", "\"key_bits\":129"},
      {"\"key_bits\":2", "\"key_bits\":2.5"},
      {"\"seed\":1", "\"seed\":-1"},
      {"\"seed\":1", "\"seed\":\"1\""},
      {"\"seed\":1", "\"seed\":18446744073709551616"},
      {"\"trial\":2", "\"tryal\":2"},
      {"\"numerics\":\"n1\"", "\"numerics\":1"},
      {"\"learning_rate\":", "\"learning_rat\":"},
      {"\"settings\":{", "\"settings\":{\"more\":1,"},
      {"\"max_rounds\":100000", "\"max_rounds\":-1"},
      {"\"converged\":", "\"converged\":1,\"x\":"},
      {"\"leaked_bits\":", "\"leaked_bits\":1"},
      {"\"rounded_weights\":[[", "\"rounded_weights\":[[1,"},
      {"\"rounded_weights\":[[", "\"rounded_weights\":[[],["},
      {"\"cipher\":[", "\"cipher\":[1,"},
      {"\"cipher\":[", "\"cipher\":[\"p0\","},
      {"\"weights_hash\":\"", "\"weights_hash\":\"0"}};
  for (const auto& [from, to] : changes) {
    INFO(from << " -> " << to);
    CHECK_THROWS_WITH(parse_record(replaced(line, from, to)),
                      Catch::Matchers::StartsWith("is not a record of this package ("));
  }
  for (const char* text : {"", "{}", "[]", "null", "1", "hello", "{\"a\":1}", "\xff\xfe"}) {
    CHECK_THROWS_AS(parse_record(text), UserError);
  }
}
