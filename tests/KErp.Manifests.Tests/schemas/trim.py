#!/usr/bin/python3
"""trim.py OPENAPI CRD-FOLDER: writes the JSON Schemas beside this file out of a Kubernetes OpenAPI v2 document and of CRDs.

What an API server ignores without a word, a field it does not know, is an error in them: an object whose fields are listed
is closed. Left out: descriptions, `status`, and the providers of secret stores that K-ERP does not use."""
import glob
import json
import os
import sys

import yaml

KINDS = """
v1: ConfigMap LimitRange Namespace PersistentVolumeClaim Pod ResourceQuota Secret Service ServiceAccount
apps/v1: DaemonSet Deployment StatefulSet
batch/v1: CronJob Job
networking.k8s.io/v1: Ingress IngressClass NetworkPolicy
rbac.authorization.k8s.io/v1: ClusterRole ClusterRoleBinding Role RoleBinding
policy/v1: PodDisruptionBudget
autoscaling/v2: HorizontalPodAutoscaler
storage.k8s.io/v1: StorageClass
scheduling.k8s.io/v1: PriorityClass
admissionregistration.k8s.io/v1: ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
argoproj.io/v1alpha1: AnalysisTemplate Rollout
external-secrets.io/v1: ExternalSecret SecretStore ClusterSecretStore
monitoring.coreos.com/v1: PodMonitor PrometheusRule ServiceMonitor
autoscaling.k8s.io/v1: VerticalPodAutoscaler
"""
# Where a CRD repeats what Kubernetes defines, Kubernetes' own, which is complete, takes its place.
POD_TEMPLATE = "io.k8s.api.core.v1.PodTemplateSpec"
BORROWED = {
    ("Rollout", "template"): POD_TEMPLATE,
    ("AnalysisTemplate", "job"): "io.k8s.api.batch.v1.JobTemplateSpec",
}
STORE_PROVIDERS = ("aws", "fake")
QUANTITY = {"type": ["string", "number"], "pattern": r"^[+-]?([0-9]+|[0-9]+\.[0-9]*|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$"}
KEPT = ("enum", "pattern", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minimum", "maximum", "uniqueItems")
COMBINED = ("allOf", "anyOf", "oneOf")


def close(schema, closed=True):
    """A structural schema as JSON Schema. Within allOf, anyOf, oneOf and not, objects stay open: the outer one is closed."""
    if "$ref" in schema:
        return {"$ref": schema["$ref"].replace("#/definitions/", "#/$defs/")}
    if schema.get("x-kubernetes-int-or-string") or schema.get("format") == "int-or-string":
        return {"type": ["integer", "string"], **{k: schema[k] for k in KEPT if k in schema}}
    out = {k: schema[k] for k in KEPT if k in schema}
    if schema.get("format") in ("date-time", "byte"):
        out["format"] = schema["format"]
    if "type" in schema:
        out["type"] = [schema["type"], "null"] if schema.get("nullable") else schema["type"]
    if "items" in schema:
        out["items"] = close(schema["items"], closed)
    properties = schema.get("properties", {})
    if properties:
        out["properties"] = {k: close(v, closed) for k, v in properties.items()}
    required = [k for k in schema.get("required", []) if "default" not in properties.get(k, {})]
    if required:
        out["required"] = required
    if isinstance(schema.get("additionalProperties"), dict):
        out["additionalProperties"] = close(schema["additionalProperties"], closed)
    elif closed and properties and not schema.get("x-kubernetes-preserve-unknown-fields"):
        out["additionalProperties"] = False
    for word in COMBINED:
        if word in schema:
            out[word] = [close(sub, False) for sub in schema[word]]
    if "not" in schema:
        out["not"] = close(schema["not"], False)
    return out


def is_object(definition):
    """DeleteOptions and its like are registered under every group and version; they are no objects."""
    return "metadata" in definition.get("properties", {})


def objects_of(definitions):
    for name, definition in definitions.items():
        for gvk in definition.get("x-kubernetes-group-version-kind", []) if is_object(definition) else []:
            group = gvk["group"] + "/" if gvk["group"] else ""
            yield f"{group}{gvk['version']}", gvk["kind"], name


def crds_in(folder):
    # The core loader knows no `=` scalar, which one CRD's enum holds.
    yaml.SafeLoader.add_constructor("tag:yaml.org,2002:value", lambda loader, node: node.value)
    for path in sorted(glob.glob(os.path.join(folder, "*.yaml"))):
        with open(path, encoding="utf-8") as file:
            for document in yaml.safe_load_all(file):
                if document and document.get("kind") == "CustomResourceDefinition":
                    yield document["spec"]


def borrow(kind, name, schema):
    """Replaces in place what a CRD repeats."""
    properties = schema.get("properties", {})
    if name == "template" and (kind, name) in BORROWED and "spec" in properties:
        return {"$ref": "#/definitions/" + BORROWED[kind, name]}
    if name == "job" and (kind, name) in BORROWED:
        return {"$ref": "#/definitions/" + BORROWED[kind, name]}
    for key, value in properties.items():
        properties[key] = borrow(kind, key, value)
    if isinstance(schema.get("items"), dict):
        schema["items"] = borrow(kind, name, schema["items"])
    return schema


def custom(kind, schema):
    schema["properties"].pop("status", None)
    schema["properties"]["metadata"] = {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}
    if kind.endswith("SecretStore"):
        provider = schema["properties"]["spec"]["properties"]["provider"]
        provider["properties"] = {k: provider["properties"][k] for k in STORE_PROVIDERS}
    return close(borrow(kind, "", schema))


def references(schema):
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rsplit("/", 1)[1]
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def native(name, definition):
    if name.endswith(".IntOrString"):
        return {"type": ["integer", "string"]}
    if name.endswith(".Quantity"):
        return dict(QUANTITY)
    if name.endswith((".RawExtension", ".FieldsV1", ".JSON")):
        return {}
    schema = close(definition)
    if is_object(definition):
        schema.get("properties", {}).pop("status", None)
    return schema


def main(openapi, folder):
    with open(openapi, encoding="utf-8") as file:
        definitions = json.load(file)["definitions"]
    wanted = {(version, kind) for line in KINDS.split("\n") if line for version, kinds in [line.split(": ")] for kind in kinds.split()}
    kinds = {f"{version}/{kind}": {"$ref": f"#/$defs/{name}"} for version, kind, name in objects_of(definitions) if (version, kind) in wanted}
    for spec in crds_in(folder):
        for version in spec["versions"]:
            api, kind = f"{spec['group']}/{version['name']}", spec["names"]["kind"]
            if version["served"] and (api, kind) in wanted:
                kinds[f"{api}/{kind}"] = custom(kind, version["schema"]["openAPIV3Schema"])
    missing = {f"{version}/{kind}" for version, kind in wanted} - set(kinds)
    if missing:
        sys.exit(f"no schema of {', '.join(sorted(missing))}")
    found, queue = {}, [POD_TEMPLATE, *references(kinds)]
    while queue:
        name = queue.pop()
        if name not in found:
            found[name] = native(name, definitions[name])
            queue += references(found[name])
    write("definitions.json", {"$defs": dict(sorted(found.items()))})
    write("kinds.json", dict(sorted(kinds.items())))


def write(name, content):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), "w", encoding="utf-8") as file:
        # One line a definition or kind: a new version of one is a diff that can be looked at.
        outer, inner = ('{"$defs": {\n', content["$defs"]) if "$defs" in content else ("{\n", content)
        lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in inner.items())
        file.write(outer + lines + ("\n}}\n" if "$defs" in content else "\n}\n"))


if __name__ == "__main__":
    main(*sys.argv[1:])
