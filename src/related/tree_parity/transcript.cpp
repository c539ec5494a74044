#include "related/tree_parity/transcript.h"

#include <nlohmann/json.hpp>

#include "related/tree_parity/exchange.h"

namespace anc::related::tree_parity {
namespace {

using nlohmann::ordered_json;

ordered_json rows_of(const Machine& machine) {
  ordered_json rows = ordered_json::array();
  const int inputs = machine.setting.inputs;
  for (int k = 0; k < machine.setting.units; ++k) {
    const auto first = machine.weights.begin() + k * inputs;
    rows.push_back(std::vector<int>(first, first + inputs));
  }
  return rows;
}

ordered_json text_of(const Inputs& inputs) {
  ordered_json units = ordered_json::array();
  for (int k = 0; k < inputs.units(); ++k) {
    std::string signs;
    for (int j = 0; j < inputs.inputs(); ++j) signs += inputs.at(k, j) > 0 ? '+' : '-';
    units.push_back(signs);
  }
  return units;
}

bool same_key(const Machine& sender, const Machine& recipient) {
  const int sign = sender.setting.rule == Rule::disagreement ? -1 : 1;
  for (std::size_t i = 0; i < sender.weights.size(); ++i) {
    if (sender.weights[i] != sign * recipient.weights[i]) return false;
  }
  return true;
}

}  // namespace

std::string transcript(const Setting& setting, int limit, RandomStream& stream) {
  Streams streams(stream);
  Machine sender = random_machine(setting, kSenderZero, streams.secrets);
  Machine recipient = random_machine(setting, recipient_zero(setting.rule), streams.secrets);
  const ordered_json before[] = {rows_of(sender), rows_of(recipient)};
  Inputs inputs(setting.units, setting.inputs);
  ordered_json steps = ordered_json::array();
  while (!same_key(sender, recipient) && static_cast<int>(steps.size()) < limit) {
    inputs.draw(streams.inputs);
    const int of_sender = sender.output(inputs), of_recipient = recipient.output(inputs);
    steps.push_back({{"x", text_of(inputs)}, {"sender", of_sender}, {"recipient", of_recipient}});
    if (!learns(setting.rule, of_sender, of_recipient)) continue;
    sender.learn(sender.hidden(inputs), of_sender, inputs);
    recipient.learn(recipient.hidden(inputs), of_recipient, inputs);
  }
  const ordered_json json = {{"reference", "6"},
                             {"rule", name_of(setting.rule)},
                             {"units", setting.units},
                             {"inputs", setting.inputs},
                             {"depth", setting.depth},
                             {"sender", {{"before", before[0]}, {"after", rows_of(sender)}}},
                             {"recipient", {{"before", before[1]}, {"after", rows_of(recipient)}}},
                             {"steps", steps}};
  return json.dump();
}

}  // namespace anc::related::tree_parity
