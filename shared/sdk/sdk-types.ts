// The kinds of client library that GetSdkTypes lists, and what each must be told.
// https://docs.aws.amazon.com/apigateway/latest/api/API_GetSdk.html
import { type NamedRecord, own } from '../definition/records';

export interface SdkConfigurationProperty {
  readonly name: string;
  readonly friendlyName: string;
  readonly description: string;
  readonly required: boolean;
  readonly defaultValue?: string;
}

export interface SdkType {
  readonly id: string;
  readonly friendlyName: string;
  readonly description: string;
  readonly configurationProperties: readonly SdkConfigurationProperty[];
}

/** The types that are generated here; of the others only the parameters are checked. */
export const generatedSdkTypes = ['javascript'] as const;
export type GeneratedSdkType = (typeof generatedSdkTypes)[number];

/** A file of a generated library; its path begins with the library's folder. */
export interface SdkFile {
  readonly path: string;
  readonly text: string;
}

// AWS assumed: the words of names and descriptions; ids and which parameters are required are documented
export const sdkTypes: readonly SdkType[] = [
  {
    id: 'android',
    friendlyName: 'Android',
    description: 'A client library for Android, written in Java.',
    configurationProperties: [
      required('groupId', 'Group ID', 'Identifies the project in pom.xml, for example com.mycompany.'),
      required('artifactId', 'Artifact ID', 'Name of the compiled jar without its version.'),
      required('artifactVersion', 'Artifact version', 'Version of the jar as major.minor.patch, for example 1.0.0.'),
      required('invokerPackage', 'Invoker package', 'Java package of the generated client classes.'),
    ],
  },
  {
    id: 'java',
    friendlyName: 'Java SDK',
    description: 'A client library for Java.',
    configurationProperties: [
      required('serviceName', 'Service Name', 'Becomes the name of the client class.'),
      required('javaPackageName', 'Java Package Name', 'Java package of the generated code.'),
      optional('javaBuildSystem', 'Java Build System', 'Build files to write: maven or gradle.'),
      optional('javaGroupId', 'Java Group Id', 'Group id of the project.'),
      optional('javaArtifactId', 'Java Artifact Id', 'Artifact id of the project.'),
      optional('javaArtifactVersion', 'Java Artifact Version', 'Version of the project.'),
      optional('javaLicenseText', 'Source Code License Text', 'Goes to the top of every source file.'),
    ],
  },
  {
    id: 'javascript',
    friendlyName: 'JavaScript',
    description: 'A client library for browsers and Node, written in JavaScript.',
    configurationProperties: [],
  },
  {
    id: 'objectivec',
    friendlyName: 'iOS (Objective-C)',
    description: 'A client library for iOS, written in Objective-C.',
    configurationProperties: [required('classPrefix', 'Prefix', 'Goes before the name of every class.')],
  },
  {
    id: 'swift',
    friendlyName: 'iOS (Swift)',
    description: 'A client library for iOS, written in Swift.',
    configurationProperties: [required('classPrefix', 'Prefix', 'Goes before the name of every class.')],
  },
  {
    id: 'ruby',
    friendlyName: 'Ruby SDK',
    description: 'A client library for Ruby.',
    configurationProperties: [required('service.name', 'Service Name', 'Becomes the name of the client module.')],
  },
];

/** The type with that id. */
export function findSdkType(id: string): SdkType | undefined {
  return sdkTypes.find((type) => type.id === id);
}

/** True for the types that are generated here. */
export function isGeneratedSdkType(id: string): id is GeneratedSdkType {
  return generatedSdkTypes.some((type) => type === id);
}

/** Names of required parameters that are missing or empty. */
export function missingParameters(type: SdkType, parameters: NamedRecord<string>): string[] {
  return type.configurationProperties
    .filter((property) => property.required && !spellings(property.name).some((name) => own(parameters, name)))
    .map(({ name }) => name);
}

/** AWS assumed: clients spell a parameter in one word, `javaPackageName`, or as `java.package-name`. */
function spellings(name: string): string[] {
  const words = name.split(/(?=[A-Z])|\./).map((word) => word.toLowerCase());
  const [first = '', ...others] = words;
  const camel = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return [name, camel, others.length === 0 ? first : `${first}.${others.join('-')}`];
}

function required(name: string, friendlyName: string, description: string): SdkConfigurationProperty {
  return { name, friendlyName, description, required: true };
}

function optional(name: string, friendlyName: string, description: string): SdkConfigurationProperty {
  return { name, friendlyName, description, required: false };
}
