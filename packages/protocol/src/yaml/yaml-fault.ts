/** A part of a YAML document that real runtimes refuse. The message is a sentence without a period. */
export class YamlFault extends Error {}
