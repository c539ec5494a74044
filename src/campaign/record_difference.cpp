#include "campaign/record_difference.h"

#include <nlohmann/json.hpp>

namespace anc {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongValue = 40;

void add_differences(const Json& ours, const Json& theirs, std::string& text) {
  for (const auto& [name, our_value] : ours.items()) {
    const Json their_value = theirs.value(name, Json());
    const std::string our_text = our_value.dump(), their_text = their_value.dump();
    if (our_text == their_text) continue;
    if (our_value.is_object() && their_value.is_object()) {
      add_differences(our_value, their_value, text);
      continue;
    }
    text += (text.empty() ? "" : ", ") + name;
    if (std::max(our_text.size(), their_text.size()) <= kLongValue)
      text += " (" + our_text + " against " + their_text + ")";
  }
}

}  // namespace

std::string record_difference(const Record& ours, const Record& theirs) {
  return line_difference(to_json_line(ours), to_json_line(theirs));
}

std::string line_difference(const std::string& our_line, const std::string& their_line) {
  if (our_line == their_line) return "";
  std::string text;
  add_differences(Json::parse(our_line), Json::parse(their_line), text);
  return text.empty() ? "settings that the one has and the other has not" : text;
}

}  // namespace anc
