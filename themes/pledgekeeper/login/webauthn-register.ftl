<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout displayMessage=(message?has_content && message.type == 'error'); section>
    <#if section = "header">
        ${msg("webauthn-registration-title")}
    <#elseif section = "form">
    <p class="lede">${msg("passkeyIntro")}</p>
    <form id="register" class="form" action="${url.loginAction}" method="post">
        <#list ["clientDataJSON", "attestationObject", "publicKeyCredentialId",
            "authenticatorLabel", "transports", "authenticatorAttachment", "error"] as part>
        <input type="hidden" id="${part}" name="${part}">
        </#list>
        <@passwordCommons.logoutOtherSessions/>
    </form>
    <@buttons.actionGroup>
        <button id="registerWebAuthn" type="button" class="button" disabled>${msg("doRegisterSecurityKey")}</button>
        <#if !isSetRetry?has_content && isAppInitiatedAction?has_content>
        <@buttons.button id="cancelWebAuthnAIA" name="cancel-aia" label="doNotNow" type="secondary" value="true" form="cancel"/>
        </#if>
    </@buttons.actionGroup>
    <noscript><p class="hint">${msg("passkeyNotMadeWithoutScripts")}</p></noscript>
    <form id="cancel" action="${url.loginAction}" method="post" hidden></form>
    <script type="module">
        <#outputformat "JavaScript">
        import { registerByWebAuthn } from ${(url.resourcesPath + "/js/webauthnRegister.js")?c};
        const button = document.getElementById("registerWebAuthn");
        button.disabled = false;
        button.addEventListener("click", () => registerByWebAuthn({
            challenge: ${challenge?c},
            userid: ${userid?c},
            username: ${username?c},
            signatureAlgorithms: [<#list signatureAlgorithms as algorithm>${algorithm?c},</#list>],
            rpEntityName: ${rpEntityName?c},
            rpId: ${rpId?c},
            attestationConveyancePreference: ${attestationConveyancePreference?c},
            authenticatorAttachment: ${authenticatorAttachment?c},
            requireResidentKey: ${requireResidentKey?c},
            residentKey: ${residentKey?c},
            userVerificationRequirement: ${userVerificationRequirement?c},
            createTimeout: ${createTimeout?c},
            excludeCredentialIds: ${excludeCredentialIds?c},
            initLabel: ${msg("webauthn-registration-init-label")?c},
            initLabelPrompt: ${msg("webauthn-registration-init-label-prompt")?c},
            errmsg: ${msg("webauthn-unsupported-browser-text")?c}
        }), { once: true });
        </#outputformat>
    </script>
    </#if>
</@layout.registrationLayout>
